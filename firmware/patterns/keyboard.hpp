// A keyboard before a host, beside the terminal: what is typed at the terminal goes to the host as keys, and comes back on the
// terminal; the host's lights are told there.
#pragma once

#include "async_parties.hpp"
#include "devices/keyboard.hpp"
#include "devices/tty.hpp"
#include "played_bus.hpp"

#define BUS_IRQ 26

namespace keyboard {

using bus = outside::played_bus<outside::host_asked, outside::host_answered>;
using device = devices::hid<bus, devices::keyboard::in_bytes, devices::keyboard::out_bytes, 4>;
using terminal = devices::tty<outside::serial_line, devices::overwriting<64>, 16>;

inline constinit bus host{BUS_IRQ};
inline std::optional<device> driver;
inline std::optional<terminal> tty;
inline constexpr std::size_t frame_bytes = 360;
inline constinit pawl::static_frame<frame_bytes> types_frame, send_frame, lights_frame, recv_frame;

inline pawl::task<> types(pawl::static_frame<frame_bytes>&, terminal::claimed& line, device::in_half& in) {
    for (;;) {
        const auto typed = co_await line.async_read();
        if (!typed) co_return;
        const char back = outside::echo_of(*typed);
        outside::serial.echo_is_written();
        line.write({&back, 1});
        const auto key = devices::keyboard::key_of(*typed);
        if (!key) continue;
        const auto sent = co_await in.send(send_frame, devices::keyboard::pressed(*key));
        if (!sent) co_return;
        static_cast<void>(in.try_send(devices::keyboard::released));
    }
}
inline pawl::task<> lights(pawl::static_frame<frame_bytes>&, terminal::claimed& line, device::out_half& out) {
    for (;;) {
        const auto told = co_await out.recv(recv_frame);
        if (!told) co_return;
        line.write((*told)[0] ? "[on]" : "[off]");
    }
}

/// At a level of the executor, with the button and the radio. Gives false where a claim was refused, or a second one was not.
template <std::size_t Level, class Executor>
[[nodiscard]] bool begin(Executor& on) {
    driver.emplace(host, devices::keyboard::tells);
    tty.emplace(outside::serial);
    static auto line = tty->claim();
    static auto halves = driver->claim();
    if (!line || !halves || tty->claim() || driver->claim()) return false;
    parties::begin<Level>(on);
    on.template spawn<Level>(types(types_frame, *line, halves->first));
    on.template spawn<Level>(lights(lights_frame, *line, halves->second));
    pawl::port::take_interrupt<SERIAL_IRQ, 3>();
    pawl::port::take_interrupt<BUS_IRQ, 4>();
    outside::each_millisecond = []() noexcept { host.turn(); };
    outside::begin();
    return true;
}
inline void tell() {
    outside::say("\nhost: "), outside::say(host.keys()), outside::say(" keys, their sum "), outside::say(host.sum());
    outside::say(", began anew "), outside::say(host.gave_up()), outside::say(" times");
}

}  // namespace keyboard

OUTSIDE_HANDLER(SERIAL_IRQ) { keyboard::tty->on_interrupt(); }
