// Time is the kernel's tick, counted on where its counter wraps.
#pragma once

#include <pawl/port/freertos/kernel.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>

namespace pawl::inline on_freertos::port {

/// Steady; as fine as a tick. Somebody must ask at least twice while the kernel's counter goes round: 49 days at 32 bits and
/// 1 kHz. A wait for so many ticks ends at the last of them, as the kernel's own do: up to a tick early, counted from the call.
struct clock {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<clock>;
    static constexpr bool is_steady = true;

    static constexpr duration tick{1'000'000'000 / configTICK_RATE_HZ};

    /// From anywhere. Lock-free.
    [[nodiscard]] static time_point now() noexcept PAWL_NONBLOCKING { return time_point{tick * ticks()}; }

private:
    static constexpr int bits = std::numeric_limits<TickType_t>::digits;

    // How often the counter has gone half round: whoever sees its highest bit change counts that.
    static rep ticks() noexcept PAWL_NONBLOCKING {
        std::uint32_t halves = halves_.load(std::memory_order_acquire);
        const TickType_t low = kernel::ticks();
        if (static_cast<std::uint32_t>(low >> (bits - 1)) != halves % 2) {
            // Where another was quicker, it has counted the same half.
            if (halves_.compare_exchange_strong(halves, halves + 1, std::memory_order_acq_rel)) ++halves;
        }
        const auto rounds = static_cast<rep>(halves / 2);
        return rounds * (static_cast<rep>(std::numeric_limits<TickType_t>::max()) + 1) + static_cast<rep>(low);
    }
    inline static constinit std::atomic<std::uint32_t> halves_{0};
};

namespace detail {
/// How many ticks until then; as many as one wait of the kernel's takes at most. 0: it has passed.
[[nodiscard]] inline TickType_t ticks_until(clock::time_point deadline) noexcept {
    if (deadline == clock::time_point::max()) return portMAX_DELAY;
    const clock::duration left = deadline - clock::now();
    if (left <= clock::duration::zero()) return 0;
    const clock::rep count = (left + clock::tick - clock::duration{1}) / clock::tick;
    constexpr auto most = static_cast<clock::rep>(portMAX_DELAY) - 1;
    return static_cast<TickType_t>(count < most ? count : most);
}
}  // namespace detail

}  // namespace pawl::inline on_freertos::port
