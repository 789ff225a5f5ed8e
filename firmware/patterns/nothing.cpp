// What all patterns have in common: the world, the computation, the report. Their sizes are told beyond this.
#include "computation.hpp"
#include "outside.hpp"

OUTSIDE_HANDLER(BUTTON_IRQ) {}
OUTSIDE_HANDLER(RADIO_IRQ) {}
OUTSIDE_HANDLER(SERIAL_IRQ) {}
OUTSIDE_HANDLER(OVER_IRQ) {}

int main() {
    static constinit computation c;
    outside::begin();
    c.whole();
    while (!outside::is_over()) pawl::port::core::wait_for_interrupt();
    outside::tell(0, c.result());
    return 0;
}
