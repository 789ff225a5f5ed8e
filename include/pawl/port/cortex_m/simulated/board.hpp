// A board for pawl check: one counter of time, its alarm, three interrupts for levels. Time stands still until the alarm rings,
// which it may do at any step.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port::board {

inline constexpr std::uint32_t ticks_per_second = 1'000'000;
#define PAWL_ALARM_IRQ 9
inline constexpr unsigned alarm_irq = PAWL_ALARM_IRQ;
#define PAWL_LEVEL_IRQS(of) of(0, 29) of(1, 30) of(2, 31)
inline constexpr unsigned level_irqs[] = {29, 30, 31};

/// Within a section time may pass as well: up to the alarm, which then comes at the section's end.
[[nodiscard]] std::uint32_t ticks() noexcept;
inline void begin_ticks() noexcept {}
void set_alarm(std::uint32_t from_now) noexcept;
inline void alarm_has_rung() noexcept {}

}  // namespace pawl::inline on_cortex_m::port::board
