// Whether the program ends, where a C library runs what was left to std::atexit().
#pragma once

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace pawl::port_common {

enum class exit_state : std::uint8_t { unexpected, expected, begun };
inline constinit std::atomic<exit_state> exits{exit_state::unexpected};

/// The program ends: objects in static storage go, whatever tasks still do with them.
[[nodiscard]] inline bool exiting() noexcept { return exits.load(std::memory_order_relaxed) == exit_state::begun; }
/// It does not end, and exiting() would know: expect_exit() was called.
[[nodiscard]] inline bool surely_not_exiting() noexcept {
    return exits.load(std::memory_order_relaxed) == exit_state::expected;
}
/// Before exiting() can become true; a load after the first time.
inline void expect_exit() noexcept {
    using enum exit_state;
    if (surely_not_exiting()) [[likely]]
        return;
    exit_state now = unexpected;
    if (exits.compare_exchange_strong(now, expected, std::memory_order_relaxed))
        std::atexit([] { exits.store(begun, std::memory_order_relaxed); });
}

}  // namespace pawl::port_common
