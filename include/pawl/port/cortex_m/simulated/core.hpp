// A Cortex-M core for pawl check: one core, masks, interrupts by priority that come at any step, sleep. It stands in the place of
// core.hpp and of mask.hpp; the port above it, and the firmware above that, are the very sources that run on the target.
#pragma once

#include <pawl/nonblocking.hpp>

#include <cstddef>
#include <cstdint>

#define PAWL_PORT on_cortex_m
#define PAWL_ONE_CORE 1

namespace pawl::inline on_cortex_m::port::core {

/// The registers of a peripheral are simulated by its board (board.hpp): nobody gets here but by a port's part that is not.
[[nodiscard]] volatile std::uint32_t& at(std::uintptr_t address) noexcept;

inline void wait_for_writes() noexcept {}
inline void take_what_is_pending() noexcept {}
/// Until an interrupt is pending, even one that is masked. It has run when this returns.
void wait_for_interrupt() noexcept;

/// The number of the exception that runs; 0: none does. Interrupts count from first_interrupt.
[[nodiscard]] std::uint32_t exception() noexcept;
inline constexpr std::uint32_t first_interrupt = 16;
/// Nobody gives up its privilege here.
[[nodiscard]] inline bool is_unprivileged() noexcept { return false; }

/// All interrupts off; what is given back to restore().
[[nodiscard]] std::uint32_t all_off() noexcept;
void restore(std::uint32_t before) noexcept;

/// Those of ARMv7-M.
inline constexpr std::uint8_t most_urgent = 0x40;
inline constexpr std::uint8_t least_urgent = 0xe0;
inline constexpr std::uint8_t urgency_step = 0x20;
/// Interrupts of most_urgent and below; no others use the library, so that here all are off.
[[nodiscard]] inline std::uint32_t mask() noexcept { return all_off(); }
[[nodiscard]] inline std::uint32_t mask_up_to(std::uint8_t) noexcept { return all_off(); }
inline void unmask(std::uint32_t before) noexcept { restore(before); }

namespace nvic {
void enable(unsigned irq) noexcept;
void disable(unsigned irq) noexcept;
/// Comes at once if its priority lets it.
void pend(unsigned irq) noexcept;
/// A bit for each: likewise, and no instruction later.
void pend_soon(std::uint32_t irqs) noexcept;
[[nodiscard]] std::uint8_t priority(unsigned irq) noexcept;
void set_priority(unsigned irq, std::uint8_t urgency) noexcept;
}  // namespace nvic

}  // namespace pawl::inline on_cortex_m::port::core
