// There are no processes, so there is nothing to share a lock with.
#pragma once

#include <pawl/port/cortex_m/clock.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port {

enum class robust : std::uint8_t { taken, owner_died, busy, own, refused };

/// Each call is refused.
class robust_lock {
public:
    robust_lock() = default;
    robust_lock(const robust_lock&) = delete;
    robust_lock& operator=(const robust_lock&) = delete;
    [[nodiscard]] robust take(clock::time_point) noexcept { return robust::refused; }
    [[nodiscard]] robust try_take() noexcept { return robust::refused; }
    [[nodiscard]] bool give_up() noexcept { return false; }
};

}  // namespace pawl::inline on_cortex_m::port
