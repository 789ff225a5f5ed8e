// No tasks and no threads: each is done in its interrupt's handler, the more urgent one on top of the others. The main program
// computes, and sleeps; what it shares with them it keeps from those that use it.
#include <pawl/task/interrupt.hpp>
#include <pawl/task/shared.hpp>

#include "computation.hpp"
#include "outside.hpp"

namespace {
struct panel {
    unsigned presses = 0;
};
using on_button = pawl::interrupt<BUTTON_IRQ, 3>;
using on_radio = pawl::interrupt<RADIO_IRQ, 2>;
using on_serial = pawl::interrupt<SERIAL_IRQ, 1>;
using on_over = pawl::interrupt<OVER_IRQ, 1>;
constinit pawl::shared<unsigned, pawl::users<on_radio, on_serial>> bytes{0u};

// The byte goes from one register to the other.
void echo_at_once(auto& line) {
    while (line.status.read() & devices::uart::received) {
        const char byte = static_cast<char>(line.data.read());
        line.echo_is_written();
        line.data.write(static_cast<unsigned char>(outside::echo_of(byte)));
        bytes.with([](unsigned& count) { ++count; });
    }
}
}  // namespace

int main() {
    static constinit computation c;
    static panel keys;
    const on_button button{keys, [](panel& p) {
                               mark<outside::button_seen>();
                               ++p.presses;
                           }};
    const on_radio radio{outside::radio, [](outside::radio_line& line) { echo_at_once(line); }};
    const on_serial serial{outside::serial, [](outside::serial_line& line) { echo_at_once(line); }};
    const on_over over{keys, [](panel&) {}};
    outside::radio.control.write(devices::uart::received);
    outside::serial.control.write(devices::uart::received);
    outside::begin();
    c.whole();
    while (!outside::is_over()) pawl::port::core::wait_for_interrupt();
    outside::say("\ncounted by both: "), outside::say(bytes.with([](unsigned count) { return count; }));
    outside::tell(keys.presses, c.result());
    return 0;
}
