// ARMv7-M keeps interrupts away from a priority downwards: those above it come all the same, and may not use the library.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

namespace pawl::inline on_cortex_m::port::core {

/// Interrupts that use the library have this urgency or a lower one: a larger number.
inline constexpr std::uint8_t most_urgent = 0x40;
inline constexpr std::uint8_t least_urgent = 0xe0;
inline constexpr std::uint8_t urgency_step = 0x20;

/// Interrupts of this urgency and of lower ones.
[[nodiscard]] inline std::uint32_t mask_up_to(std::uint8_t urgency) noexcept {
    std::uint32_t before;
    // basepri_max: a more urgent section around this one stays as it is.
    asm volatile("mrs %0, basepri\n\tmsr basepri_max, %1" : "=&r"(before) : "r"(std::uint32_t{urgency}) : "memory");
    return before;
}
[[nodiscard]] inline std::uint32_t mask() noexcept { return mask_up_to(most_urgent); }
inline void unmask(std::uint32_t before) noexcept { asm volatile("msr basepri, %0" ::"r"(before) : "memory"); }

}  // namespace pawl::inline on_cortex_m::port::core
