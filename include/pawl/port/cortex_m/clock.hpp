// Time is what the board's counter says, counted on where it goes round. Nothing ticks.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/cortex_m/mask.hpp>

// Which board: by the library that a program links.
#include PAWL_BOARD_HEADER

#include <chrono>
#include <cstdint>

namespace pawl::inline on_cortex_m::port {

namespace detail {
/// In the compiled part, with the alarm, whose beginning before main() the linker then brings along.
std::int64_t now() noexcept;
}  // namespace detail

/// Steady; begins at 0.
struct clock {
    using rep = std::int64_t;
    using period = std::ratio<1, board::ticks_per_second>;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<clock>;
    static constexpr bool is_steady = true;

    /// From anywhere. Wait-free.
    [[nodiscard]] static time_point now() noexcept PAWL_NONBLOCKING {
        return time_point{duration{detail::now()}};
    }
};

}  // namespace pawl::inline on_cortex_m::port
