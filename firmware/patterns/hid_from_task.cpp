// The host is answered by a task that the interrupt of its bus wakes, beside a computation that lets nobody go first: the host takes
// the device for dead, and begins anew.
#include <pawl/lock/semaphore.hpp>
#include <pawl/task/executor.hpp>

#include "computation.hpp"
#include "keyboard.hpp"

namespace {
constinit pawl::semaphore due{0, "bus"};

pawl::task<> serves(pawl::static_frame<240>&) {
    for (;;) {
        const auto permitted = co_await due.async_acquire();
        if (!permitted) co_return;
        keyboard::driver->on_interrupt();
    }
}
pawl::task<> computes(pawl::static_frame<96>&, computation& c) {
    c.whole();
    co_return;
}
}  // namespace

OUTSIDE_HANDLER(BUS_IRQ) {
    keyboard::driver->quiet();
    due.release();
}

int main() {
    static pawl::executor<1> ex;
    static constinit pawl::static_frame<240> serves_frame;
    static constinit pawl::static_frame<96> frame;
    static constinit computation c;
    ex.spawn<0>(serves(serves_frame));
    if (!keyboard::begin<0>(ex)) return 1;
    ex.spawn<0>(computes(frame, c));
    ex.run();
    keyboard::tell();
    outside::tell(parties::presses_seen, c.result());
    return 0;
}
