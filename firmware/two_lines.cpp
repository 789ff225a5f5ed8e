// Two echo loops that block, each on a thread of its own, on two serial lines of the board: as one would write each if there were nothing
// else in the world.
#include <pawl/port/cortex_m/cortex_m.hpp>
#include <pawl/port/cortex_m/serial.hpp>
#include <pawl/port/cortex_m/threads.hpp>

#include <array>
#include <optional>

#include "devices/tty.hpp"

namespace {
namespace port = pawl::port;
template <class Line>
using terminal = devices::tty<Line, devices::waiting<16>, 64>;  // all that is typed finds room: a line has no way to ask for patience

port::board::serial_line radio_line;
port::board::second_serial_line serial_line;
std::optional<terminal<decltype(radio_line)>> radio;
std::optional<terminal<decltype(serial_line)>> serial;

// Until a full stop comes.
void echoes(auto& tty) {
    const auto line = tty.claim();
    if (!line) return;
    for (auto came = line->read(); came && *came != '.'; came = line->read()) line->write_and_wait({&*came, 1});
    line->write_and_wait("\n");
}

constinit std::array<std::uint64_t, 96> stacks[2];
port::word ended[2];
}  // namespace

PAWL_SERIAL_INTERRUPT { radio->on_interrupt(); }
#define SECOND_SERIAL(irq) \
    PAWL_INTERRUPT(irq) { serial->on_interrupt(); }
PAWL_SECOND_SERIAL_IRQS(SECOND_SERIAL)

int main() {
    radio_line.begin();
    serial_line.begin();
    radio.emplace(radio_line);
    serial.emplace(serial_line);
    port::take_serial_interrupt<2>();
    port::take_interrupt<2, 2>();
    port::take_interrupt<3, 2>();
    static_cast<void>(port::begin_thread({.name = "radio", .priority = 2, .stack = stacks[0],
                                          .run = [](void*) { echoes(*radio); }, .ended = &ended[0]}));
    static_cast<void>(port::begin_thread({.name = "serial", .priority = 1, .stack = stacks[1],
                                          .run = [](void*) { echoes(*serial); }, .ended = &ended[1]}));
    for (port::word& each : ended) port::wait(each, 0, port::clock::time_point::max());
    return ended[0] == 1 && ended[1] == 1 ? 0 : 1;
}
