// A serial line for the tests of its driver: bytes go and come when the test says so, and the interrupt is a call.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "examples/devices/uart.hpp"

namespace devices {

/// As one core has it: the handler comes at once, not into itself, and again as long as there is a reason.
struct fake_uart {
    struct {
        fake_uart& of;
        word read() noexcept {
            const char byte = of.coming.empty() ? '\0' : of.coming.front();
            if (!of.coming.empty()) of.coming.pop_front();
            return static_cast<unsigned char>(byte);
        }
        void write(word byte) noexcept {
            if (of.places == 0) return;  // lost, as in a real one
            --of.places;
            of.sent += static_cast<char>(byte);
        }
    } data{*this};
    struct {
        fake_uart& of;
        word read() noexcept { return (of.coming.empty() ? 0 : uart::received) | (of.places == 0 ? 0 : uart::room); }
    } status{*this};
    struct {
        fake_uart& of;
        void write(word bits) noexcept {
            of.controls.push_back(of.wanted = bits);
            of.interrupts();
        }
    } control{*this};

    /// So many bytes have left it.
    void goes_on(int bytes) {
        places += bytes;
        interrupts();
    }
    void comes(const std::string& bytes) {
        coming.insert(coming.end(), bytes.begin(), bytes.end());
        interrupts();
    }
    void interrupts() noexcept {
        if (inside || !handler) return;
        inside = true;
        for (int times = 0; wanted & status.read(); ++times) {
            if (times == 1000) {
                storm = true;
                break;
            }
            handler();
        }
        inside = false;
    }

    std::function<void()> handler;
    std::deque<char> coming;
    std::string sent;
    std::vector<word> controls;
    word wanted = 0;
    int places = 0;
    bool inside = false, storm = false;
};
static_assert(uart::registers<fake_uart>);

}  // namespace devices
