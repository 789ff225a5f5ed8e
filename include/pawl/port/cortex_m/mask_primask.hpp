// ARMv6-M keeps all interrupts away or none.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

namespace pawl::inline on_cortex_m::port::core {

inline constexpr std::uint8_t most_urgent = 0x00;
inline constexpr std::uint8_t least_urgent = 0xc0;
inline constexpr std::uint8_t urgency_step = 0x40;

[[nodiscard]] inline std::uint32_t mask_up_to(std::uint8_t) noexcept { return all_off(); }
[[nodiscard]] inline std::uint32_t mask() noexcept { return all_off(); }
inline void unmask(std::uint32_t before) noexcept { restore(before); }

}  // namespace pawl::inline on_cortex_m::port::core
