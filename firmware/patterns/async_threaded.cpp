// The computation as it is, on the one second stack: at least every other millisecond is its own, and the tasks have the rest.
#include <pawl/task/blocking.hpp>
#include <pawl/task/executor.hpp>

#include "async_serial.hpp"
#include "computation.hpp"

namespace {
using namespace std::chrono_literals;

pawl::task<> computes(pawl::static_frame<360>&, computation& c) {
    const auto computed = co_await pawl::blocking(1ms, [&c] { c.whole(); });
    if (!computed) co_return;
}
}  // namespace

int main() {
    static pawl::executor<1> ex;
    static constinit pawl::static_frame<360> frame;
    static constinit computation c;
    parties::begin_all<0>(ex);
    ex.spawn<0>(computes(frame, c));
    ex.run();
    outside::tell(parties::presses_seen, c.result(),
                  pawl::port::interrupt_stack_used() + pawl::port::service_stack<0>->used());
    return 0;
}
