// Virtual time: sleeps and clocks.
#pragma once

#include <time.h>

#include <cstdint>

namespace pawl::check::intercept {

/// Sleeps until the virtual clock has reached `deadline`. `frame`: the exported function's, for the spin rules.
void sleep_until(std::int64_t deadline, const std::uint64_t* frame);
std::int64_t read_clock(const std::uint64_t* frame);

/// An absolute time or a duration that libc refuses.
inline bool malformed(const timespec& t) { return t.tv_nsec < 0 || t.tv_nsec >= 1'000'000'000; }

/// What CLOCK_REALTIME is ahead of the virtual clock.
inline constexpr std::int64_t realtime_offset_ns = 1'767'225'600'000'000'000;  // 2026-01-01, a fixed day

}  // namespace pawl::check::intercept
