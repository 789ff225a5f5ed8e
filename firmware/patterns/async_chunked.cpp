// The same, cut into pieces: after each the others have their turn.
#include <pawl/task/executor.hpp>
#include <pawl/task/yield.hpp>

#include "async_serial.hpp"
#include "computation.hpp"

namespace {
pawl::task<> computes(pawl::static_frame<160>&, computation& c) {
    while (!c.is_done()) {
        c.piece();
        const bool goes_on = co_await pawl::yield();
        if (!goes_on) co_return;
    }
}
}  // namespace

int main() {
    static pawl::executor<1> ex;
    static constinit pawl::static_frame<160> frame;
    static constinit computation c;
    parties::begin_all<0>(ex);
    ex.spawn<0>(computes(frame, c));
    ex.run();
    outside::tell(parties::presses_seen, c.result());
    return 0;
}
