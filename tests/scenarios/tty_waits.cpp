// A terminal's writer waits for room that the interrupt makes, on another core: nobody sleeps for ever, nothing is lost.
#include <devices/tty.hpp>
#include <pawl/lock/semaphore.hpp>

#include <cassert>
#include <string>
#include <thread>

// A line that holds one byte at a time. Its interrupt is due whenever a byte could be sent, and somebody wants to know. Its registers
// are changed and never just read: they have one content for all, and what stands before an access is seen behind the next one.
struct line {
    struct {
        line& of;
        devices::word read() const noexcept { return 0; }
        void write(devices::word byte) noexcept {
            of.sent += static_cast<char>(byte);
            of.room.exchange(0);
        }
    } data{*this};
    struct {
        line& of;
        devices::word read() const noexcept { return of.room.fetch_or(0); }
    } status{*this};
    struct {
        line& of;
        void write(devices::word wanted) noexcept {
            of.wanted.exchange(wanted);
            if (wanted & of.status.read()) of.due.release();
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
            uart.room.exchange(devices::uart::room);  // it has left
            if (uart.wanted.fetch_or(0) & devices::uart::room) uart.due.release();
        }
    }};
    tty->write_and_wait("ab");
    interrupt.join();
    assert(uart.sent == "ab");
}
