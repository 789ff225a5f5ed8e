// The Netduino 2: an STM32F205, a Cortex-M3. TIM5 counts, TIM2 rings; both have 32 bits. Register names are ST's.
#pragma once

#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port::board {

/// What time is counted in. QEMU gives the timers 1 GHz; a chip that runs at its own 16 MHz divides by 16.
inline constexpr std::uint32_t ticks_per_second = 1'000'000, divider = 1000;
#define PAWL_ALARM_IRQ 28  // TIM2; a macro: it becomes part of a name
inline constexpr unsigned alarm_irq = PAWL_ALARM_IRQ;
/// Interrupts that no device of this program uses: those of an executor's levels, from level 1.
#define PAWL_LEVEL_IRQS(of) of(0, 1) of(1, 2)
inline constexpr unsigned level_irqs[] = {1, 2};

namespace registers {
inline constexpr std::uintptr_t clocks_on = 0x4002'3840, tim2 = 0x4000'0000, tim5 = 0x4000'0c00;
inline constexpr std::uintptr_t cr1 = 0x00, dier = 0x0c, sr = 0x10, egr = 0x14, cnt = 0x24, psc = 0x28, arr = 0x2c;
inline constexpr std::uint32_t enabled = 1, only_overflow = 4, once = 8;  // of CR1
}  // namespace registers

/// Ticks since it began, round and round.
[[nodiscard]] inline std::uint32_t ticks() noexcept { return core::at(registers::tim5 + registers::cnt); }
inline void begin_ticks() noexcept {
    core::at(registers::clocks_on) |= 1u << 0 | 1u << 3;
    core::at(registers::tim5 + registers::psc) = divider - 1;
    core::at(registers::tim5 + registers::arr) = 0xffff'ffff;
    core::at(registers::tim5 + registers::egr) = 1;
    core::at(registers::tim5 + registers::cr1) = registers::enabled;
}
/// One interrupt, so many ticks from now, at least 1; the one before is forgotten.
inline void set_alarm(std::uint32_t from_now) noexcept {
    core::at(registers::tim2 + registers::cr1) = registers::only_overflow | registers::once;
    core::at(registers::tim2 + registers::psc) = divider - 1;
    core::at(registers::tim2 + registers::arr) = from_now;
    core::at(registers::tim2 + registers::egr) = 1;
    core::at(registers::tim2 + registers::sr) = 0;
    core::at(registers::tim2 + registers::dier) = 1;
    core::at(registers::tim2 + registers::cr1) = registers::only_overflow | registers::once | registers::enabled;
}
/// In its interrupt.
inline void alarm_has_rung() noexcept {
    core::at(registers::tim2 + registers::dier) = 0;
    core::at(registers::tim2 + registers::sr) = 0;
}

}  // namespace pawl::inline on_cortex_m::port::board
