// A terminal's writer waits for room that the interrupt makes, on another core: nobody sleeps for ever, nothing is lost.
#include <devices/tty.hpp>
#include <pawl/lock/semaphore.hpp>

#include <cassert>
#include <string>
#include <thread>

// A line that holds one byte at a time. Its interrupt is due whenever a byte could be sent, and somebody wants to know.
struct line {
    struct {
        line& of;
        devices::word read() const noexcept { return 0; }
        void write(devices::word byte) noexcept {
            of.sent += static_cast<char>(byte);
            of.room = 0;
        }
    } data{*this};
    struct {
        line& of;
        devices::word read() const noexcept { return of.room; }
    } status{*this};
    struct {
        line& of;
        void write(devices::word wanted) noexcept {
            of.wanted = wanted;
            if (wanted & of.room) of.due.release();
        }
    } control{*this};
    std::atomic<devices::word> wanted{0}, room{devices::uart::room};
    pawl::semaphore due;
    std::string sent;  // the interrupt's
};

int main() {
    line uart;
    devices::tty<line, devices::waiting<1>, 1> driver{uart};
    const auto tty = driver.claim();
    std::thread interrupt{[&] {
        while (uart.sent.size() < 2) {
            uart.due.acquire();
            driver.on_interrupt();
            uart.room = devices::uart::room;  // it has left
            if (uart.wanted & devices::uart::room) uart.due.release();
        }
    }};
    tty->write_and_wait("ab");
    interrupt.join();
    assert(uart.sent == "ab");
}
