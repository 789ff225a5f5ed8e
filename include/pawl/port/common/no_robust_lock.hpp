// For ports without processes: there is nothing to share a lock with.
#pragma once

#include <cstdint>

namespace pawl::port_common {

enum class robust : std::uint8_t { taken, owner_died, busy, own, refused };

/// Each call is refused.
template <class Clock>
class no_robust_lock {
public:
    no_robust_lock() = default;
    no_robust_lock(const no_robust_lock&) = delete;
    no_robust_lock& operator=(const no_robust_lock&) = delete;
    [[nodiscard]] robust take(typename Clock::time_point) noexcept { return robust::refused; }
    [[nodiscard]] robust try_take() noexcept { return robust::refused; }
    [[nodiscard]] bool give_up() noexcept { return false; }
};

}  // namespace pawl::port_common
