// No tasks and no threads: each is done in its interrupt's handler, the more urgent one on top of the others. The main program
// computes, and sleeps.
#include "computation.hpp"
#include "outside.hpp"

namespace {
unsigned presses_seen = 0;

// The byte goes from one register to the other.
void echo_at_once(auto& line) noexcept {
    while (line.status.read() & devices::uart::received) {
        const char byte = static_cast<char>(line.data.read());
        line.echo_is_written();
        line.data.write(static_cast<unsigned char>(outside::echo_of(byte)));
    }
}
}  // namespace

OUTSIDE_HANDLER(BUTTON_IRQ) {
    mark<outside::button_seen>();
    ++presses_seen;
}
OUTSIDE_HANDLER(RADIO_IRQ) { echo_at_once(outside::radio); }
OUTSIDE_HANDLER(SERIAL_IRQ) { echo_at_once(outside::serial); }
OUTSIDE_HANDLER(OVER_IRQ) {}

int main() {
    static constinit computation c;
    pawl::port::take_interrupt<BUTTON_IRQ, 3>();
    pawl::port::take_interrupt<RADIO_IRQ, 2>();
    pawl::port::take_interrupt<SERIAL_IRQ, 1>();
    pawl::port::take_interrupt<OVER_IRQ, 1>();
    outside::radio.control.write(devices::uart::received);
    outside::serial.control.write(devices::uart::received);
    outside::begin();
    c.whole();
    while (!outside::is_over()) pawl::port::core::wait_for_interrupt();
    outside::tell(presses_seen, c.result());
    return 0;
}
