// A terminal and a keyboard in one device: what is typed at the terminal goes to the host as keys, and the host's lights are told
// on the terminal. Two drivers, each driven by its interrupt, used by tasks of one executor.
//
//     console [--link NAME] [--bus NAME] [--stay]
//
// NAME: for the terminal, and for the socket of the simulated bus. It ends at ^D or ^C typed there, at SIGINT and SIGTERM, and
// when its host has gone; --stay: then it waits for the next one.
#include "keyboard.hpp"
#include "options.hpp"
#include "simulated/pty_uart.hpp"
#include "simulated/usb_controller.hpp"
#include "tty.hpp"

#include <pawl/task.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

namespace {

enum class irq { uart, usb, end };
using line = devices::simulated::pty_uart<irq::uart>;
using bus = devices::simulated::usb_controller<irq::usb>;
using terminal = devices::tty<line, devices::overwriting<1024>>;
using keys = devices::hid<bus, devices::keyboard::in_bytes, devices::keyboard::out_bytes>;
using executor = pawl::executor<1>;

pawl::static_frame<1024> types_frame, send_frame, lights_frame, recv_frame, host_frame;

pawl::task<> types(pawl::static_frame<1024>&, terminal::claimed& tty, keys::in_half& host, executor& ex) {
    for (;;) {
        const auto typed = co_await tty.async_read();
        if (!typed) co_return;  // told to stop
        if (*typed == '\x03' || *typed == '\x04') break;
        const auto key = devices::keyboard::key_of(*typed);
        if (!key) continue;
        co_await host.send(send_frame, devices::keyboard::pressed(*key));
        co_await host.send(send_frame, devices::keyboard::released);
        if (*typed != '\f') tty.write({&*typed, 1});
    }
    ex.stop();
}

pawl::task<> lights(pawl::static_frame<1024>&, terminal::claimed& tty, const keys::out_half& host) {
    for (;;) {
        const auto report = co_await host.recv(recv_frame);
        if (!report) co_return;
        tty.write((*report)[0] & devices::keyboard::caps_lock ? "[caps on]" : "[caps off]");
    }
}

pawl::task<> watches_host(pawl::static_frame<1024>&, terminal::claimed& tty, keys& device, executor& ex, bool stays) {
    for (;;) {
        const auto changed = co_await device.changes().async_acquire();
        if (!changed) co_return;
        if (device.now() == keys::state::configured) tty.write("[host]");
        if (device.now() != keys::state::no_host) continue;
        tty.write("[no host]");
        if (!stays) break;
    }
    ex.stop();
}

void runs(const devices::options& asked) {
    devices::simulated::pty pty{asked.text("--link")};
    devices::simulated::listens hosts{asked.text("--bus", "console.bus")};
    line uart{pty};
    bus usb{hosts};
    terminal tty{uart};
    keys device{usb, devices::keyboard::tells};
    executor ex;

    auto screen = tty.claim();
    auto halves = device.claim();
    ex.spawn(types(types_frame, *screen, halves->first, ex));
    ex.spawn(lights(lights_frame, *screen, halves->second));
    ex.spawn(watches_host(host_frame, *screen, device, ex, asked.has("--stay")));

    const pawl::interrupt<irq::uart, 2> from_line{tty, [](terminal& t) { t.on_interrupt(); }};
    const pawl::interrupt<irq::usb, 3> from_bus{device, [](keys& k) { k.on_interrupt(); }};
    const pawl::interrupt<irq::end, 1> end{ex, [](executor& e) { e.stop(); }};
    for (const int number : {SIGINT, SIGTERM}) std::signal(number, [](int) { pawl::raise<irq::end>(); });

    if (const auto second = tty.claim(); !second)
        std::printf("a second claim of the terminal: %s\n", to_string(second.error()).data());
    std::printf("terminal: %s\nbus: %s\n", asked.text("--link", pty.name()).c_str(),
                asked.text("--bus", "console.bus").c_str());
    std::fflush(stdout);
    uart.power_on();
    usb.power_on();
    ex.run();
    usb.power_off();
    uart.power_off();
    std::printf(
        "ended: %u resets, %u reports of a wrong size, %u transactions of garbage, %u bytes not read, %u overwritten\n",
        device.resets(), device.malformed(), usb.garbage(), tty.overruns(), tty.lost());
}

}  // namespace

int main(int count, char** words) {
    try {
        runs(devices::options{count, words, {"--link", "--bus"}, {"--stay"}});
    } catch (const std::exception& e) {
        std::fprintf(stderr, "console: %s\n", e.what());
        return 1;
    }
}
