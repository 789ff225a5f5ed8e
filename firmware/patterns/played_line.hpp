// A serial line whose other end is played: bytes come when the world outside says so, and one goes a turn, as a line has its speed.
// QEMU's own lines are endlessly fast. Registers as drivers have them (examples/devices/uart.hpp).
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

#include "../counting/marks.hpp"
#include "devices/uart.hpp"

namespace outside {

/// Came, Echoed: the marks of a byte that comes, and of its echo: when that is written. Taker(byte) has what goes.
template <unsigned Came, unsigned Echoed, auto Taker>
class played_line {
    using word = devices::word;
    [[nodiscard]] word what_is_so() const noexcept {
        return (has_come_ ? devices::uart::received : 0) | (goes_ == 0 ? devices::uart::room : 0);
    }
    void interrupts() const noexcept {
        if (wanted_ & what_is_so()) pawl::port::core::nvic::pend(irq_);
    }

public:
    constexpr explicit played_line(unsigned irq) noexcept : irq_{irq} {}
    played_line(const played_line&) = delete;
    played_line& operator=(const played_line&) = delete;

    struct {
        played_line& of;
        word read() const noexcept {
            of.has_come_ = false;
            return static_cast<unsigned char>(of.comes_);
        }
        void write(word byte) const noexcept {
            of.goes_ = static_cast<char>(byte);
        }
    } data{*this};
    struct {
        const played_line& of;
        word read() const noexcept { return of.what_is_so(); }
    } status{*this};
    struct {
        played_line& of;
        void write(word wanted) const noexcept {
            of.wanted_ = wanted;
            of.interrupts();
        }
    } control{*this};

    static void echo_is_written() noexcept { mark<Echoed>(); }

    /// By the world: a turn is over, and with it the byte that went; and perhaps one comes. A byte that finds one there is lost.
    void turn(bool comes) noexcept {
        if (goes_ != 0) Taker(goes_);
        goes_ = 0;
        if (comes) {
            if (has_come_)
                ++lost_;
            else {
                comes_ = static_cast<char>('a' + came_++ % 26);
                has_come_ = true;
                mark<Came>();
            }
        }
        interrupts();
    }
    [[nodiscard]] unsigned came() const noexcept { return came_; }
    [[nodiscard]] unsigned lost() const noexcept { return lost_; }

private:
    unsigned irq_;
    volatile word wanted_ = 0;
    volatile char comes_ = 0, goes_ = 0;
    volatile bool has_come_ = false;
    unsigned came_ = 0, lost_ = 0;
};

}  // namespace outside
