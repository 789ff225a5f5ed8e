// The computation as it is, on a stack of its own: a thread that runs when no task can go on.
#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/threads.hpp>
#include <pawl/task/executor.hpp>

#include <array>

#include "async_serial.hpp"
#include "computation.hpp"

namespace {
constinit pawl::event done{"done"};
constinit std::array<std::uint64_t, 48> stack;

void begins_apart(computation& c) {
    static_cast<void>(pawl::port::begin_thread({.name = "apart",
                                                .stack = stack,
                                                .run = [](void* which) {
                                                    static_cast<computation*>(which)->whole();
                                                    done.set();
                                                },
                                                .argument = &c}));
}
pawl::task<> computes(pawl::static_frame<240>&, computation& c) {
    begins_apart(c);
    const auto ended = co_await done.async_wait();
    if (!ended) co_return;
}
}  // namespace

int main() {
    static pawl::executor<1> ex;
    static constinit pawl::static_frame<240> frame;
    static constinit computation c;
    static_cast<void>(pawl::port::schedule_as({.priority = 1}));
    parties::begin_all<0>(ex);
    ex.spawn<0>(computes(frame, c));
    ex.run();
    outside::tell(parties::presses_seen, c.result(), pawl::port::interrupt_stack_used());
    return 0;
}
