// Arm's MPS2 with the image AN386: a Cortex-M4 at 25 MHz, with two 32-bit timers that count down.
#pragma once

#include <pawl/port/cortex_m/board/cmsdk_uart.hpp>
#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port::board {

/// What time is counted in.
inline constexpr std::uint32_t ticks_per_second = 25'000'000;
#define PAWL_ALARM_IRQ 9  // a macro: it becomes part of a name
inline constexpr unsigned alarm_irq = PAWL_ALARM_IRQ;
/// Interrupts that no device of the board uses: those of an executor's levels, from level 1.
#define PAWL_LEVEL_IRQS(of) of(0, 29) of(1, 30) of(2, 31)
inline constexpr unsigned level_irqs[] = {29, 30, 31};

namespace registers {
inline constexpr std::uintptr_t counting = 0x4000'0000, alarm = 0x4000'1000;
inline constexpr std::uintptr_t control = 0x0, value = 0x4, reload = 0x8, interrupt = 0xc;
}  // namespace registers

/// Ticks since it began, round and round.
[[nodiscard]] inline std::uint32_t ticks() noexcept { return ~core::at(registers::counting + registers::value); }
inline void begin_ticks() noexcept {
    core::at(registers::counting + registers::reload) = 0xffff'ffff;
    core::at(registers::counting + registers::value) = 0xffff'ffff;
    core::at(registers::counting + registers::control) = 1;
}
/// One interrupt, so many ticks from now, at least 1; the one before is forgotten.
inline void set_alarm(std::uint32_t from_now) noexcept {
    core::at(registers::alarm + registers::control) = 0;
    core::at(registers::alarm + registers::interrupt) = 1;
    core::at(registers::alarm + registers::reload) = 0;  // it stops at 0
    core::at(registers::alarm + registers::value) = from_now;
    core::at(registers::alarm + registers::control) = 1 | 8;
}
/// In its interrupt.
inline void alarm_has_rung() noexcept {
    core::at(registers::alarm + registers::control) = 0;
    core::at(registers::alarm + registers::interrupt) = 1;
}

/// The first serial line, and its interrupts: what comes, what goes.
using serial_line = cmsdk_uart<0x4000'4000, 0, 1>;
#define PAWL_SERIAL_IRQS(of) of(0) of(1)
/// The second one.
using second_serial_line = cmsdk_uart<0x4000'5000, 2, 3>;
#define PAWL_SECOND_SERIAL_IRQS(of) of(2) of(3)

}  // namespace pawl::inline on_cortex_m::port::board
