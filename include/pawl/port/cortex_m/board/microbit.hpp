// The BBC micro:bit: a Nordic nRF51822, a Cortex-M0 at 16 MHz. Its TIMER0 counts and rings.
#pragma once

#include <pawl/port/cortex_m/board/nrf51_uart.hpp>
#include <pawl/port/cortex_m/core.hpp>

#include <cstdint>

namespace pawl::inline on_cortex_m::port::board {

/// What time is counted in: 16 MHz through a prescaler of 2^4.
inline constexpr std::uint32_t ticks_per_second = 1'000'000;
#define PAWL_ALARM_IRQ 8  // a macro: it becomes part of a name
inline constexpr unsigned alarm_irq = PAWL_ALARM_IRQ;
/// The software interrupts of the chip: those of an executor's levels, from level 1.
#define PAWL_LEVEL_IRQS(of) of(0, 20) of(1, 21)
inline constexpr unsigned level_irqs[] = {20, 21};

namespace registers {
inline constexpr std::uintptr_t timer = 0x4000'8000;
inline constexpr std::uintptr_t start = 0x0, capture_1 = 0x44, compared_0 = 0x140, interrupt_on = 0x304,
                                interrupt_off = 0x308, mode = 0x504, bits = 0x508, prescaler = 0x510, compare_0 = 0x540,
                                compare_1 = 0x544;
}  // namespace registers

/// Ticks since it began, round and round.
[[nodiscard]] inline std::uint32_t ticks() noexcept {
    core::at(registers::timer + registers::capture_1) = 1;
    return core::at(registers::timer + registers::compare_1);
}
inline void begin_ticks() noexcept {
    core::at(registers::timer + registers::mode) = 0;
    core::at(registers::timer + registers::bits) = 3;  // 32
    core::at(registers::timer + registers::prescaler) = 4;
    core::at(registers::timer + registers::start) = 1;
}
/// One interrupt, so many ticks from now, at least 1; the one before is forgotten.
inline void set_alarm(std::uint32_t from_now) noexcept {
    core::at(registers::timer + registers::interrupt_off) = 1u << 16;
    core::at(registers::timer + registers::compared_0) = 0;
    const std::uint32_t at = ticks() + from_now;
    core::at(registers::timer + registers::compare_0) = at;
    core::at(registers::timer + registers::interrupt_on) = 1u << 16;
    // The counter went on meanwhile: a moment that it has passed would ring a round later.
    if (static_cast<std::int32_t>(ticks() - at) >= 0) core::nvic::pend(alarm_irq);
}
/// In its interrupt.
inline void alarm_has_rung() noexcept {
    core::at(registers::timer + registers::interrupt_off) = 1u << 16;
    core::at(registers::timer + registers::compared_0) = 0;
}

/// The serial line, on the pins that lead to the USB socket, and its one interrupt.
using serial_line = nrf51_uart<0x4000'2000, 2, 24, 25>;
#define PAWL_SERIAL_IRQS(of) of(2)

}  // namespace pawl::inline on_cortex_m::port::board
