// The timer that plays the world outside, on the MPS2: the first half of its dual timer, at 25 MHz.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

#define OUTSIDE_IRQ 10

namespace outside::timer {

inline constexpr std::uintptr_t base = 0x4000'2000, reload = base, control = base + 0x8, clear = base + 0xc;

/// An interrupt each so many microseconds.
inline void begin(std::uint32_t microseconds) noexcept {
    pawl::port::core::at(reload) = microseconds * 25 - 1;
    pawl::port::core::at(control) = 0xe2;  // on, round and round, with its interrupt, 32 bits
}
inline void acknowledge() noexcept { pawl::port::core::at(clear) = 1; }

}  // namespace outside::timer
