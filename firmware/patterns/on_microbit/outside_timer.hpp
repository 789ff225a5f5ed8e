// The timer that plays the world outside, on the micro:bit: TIMER1, at 16 MHz.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

#define OUTSIDE_IRQ 9

namespace outside::timer {

inline constexpr std::uintptr_t base = 0x4000'9000, start = base, compared = base + 0x140, shortcuts = base + 0x200,
                                interrupt_on = base + 0x304, mode = base + 0x504, bits = base + 0x508,
                                prescaler = base + 0x510, compare = base + 0x540;

/// An interrupt each so many microseconds.
inline void begin(std::uint32_t microseconds) noexcept {
    using pawl::port::core::at;
    at(mode) = 0;
    at(bits) = 0;  // 16: 4 ms at most
    at(prescaler) = 0;
    at(compare) = microseconds * 16;
    at(shortcuts) = 1;  // compared: from 0 again
    at(interrupt_on) = 1u << 16;
    at(start) = 1;
}
inline void acknowledge() noexcept { pawl::port::core::at(compared) = 0; }

}  // namespace outside::timer
