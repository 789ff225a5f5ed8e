// The host is answered from the interrupt of its bus, on top of whatever runs; tasks have what is left. The computation is one step of
// a task below them.
#include <pawl/task/executor.hpp>

#include "computation.hpp"
#include "keyboard.hpp"

namespace {
pawl::task<> computes(pawl::static_frame<96>&, computation& c) {
    c.whole();
    co_return;
}
}  // namespace

OUTSIDE_HANDLER(BUS_IRQ) { keyboard::driver->on_interrupt(); }

int main() {
    static pawl::executor<2> ex;
    static constinit pawl::static_frame<96> frame;
    static constinit computation c;
    if (!keyboard::begin<1>(ex)) return 1;
    ex.spawn<0>(computes(frame, c));
    ex.run();
    keyboard::tell();
    outside::tell(parties::presses_seen, c.result());
    return 0;
}
