// What a Cortex-M core gives by itself: its masks, its interrupt controller, its sleep. Register names are Arm's.
#pragma once

#if defined(PAWL_SIMULATED_CORE)
#include <pawl/port/cortex_m/simulated/core.hpp>
#else
#include <pawl/nonblocking.hpp>

#include <cstddef>
#include <cstdint>

/// Each port lives in an inline namespace of its own: object files of two ports do not link together.
#define PAWL_PORT on_cortex_m
/// Everything runs on one core (wait/way.hpp).
#define PAWL_ONE_CORE 1

namespace pawl::inline on_cortex_m::port::core {

/// A register of a peripheral.
[[nodiscard]] inline volatile std::uint32_t& at(std::uintptr_t address) noexcept {
    return *reinterpret_cast<volatile std::uint32_t*>(address);
}

/// What was pended before has happened, or is seen to happen, at the next instruction. A write to the interrupt controller alone
/// may take effect some instructions later.
inline void wait_for_writes() noexcept { asm volatile("dsb\n\tisb" ::: "memory"); }
/// What became possible by the last instruction happens before the next one.
inline void take_what_is_pending() noexcept { asm volatile("isb" ::: "memory"); }
/// Until an interrupt is pending, even one that is masked: nothing is slept over that came after the last look.
inline void wait_for_interrupt() noexcept { asm volatile("dsb\n\twfi" ::: "memory"); }

/// The number of the exception that runs; 0: none does. Interrupts count from first_interrupt.
[[nodiscard]] inline std::uint32_t exception() noexcept {
    std::uint32_t number;
    asm volatile("mrs %0, ipsr" : "=r"(number));
    return number & 0x1ff;
}
inline constexpr std::uint32_t first_interrupt = 16;

/// All interrupts off; what is given back to restore().
[[nodiscard]] inline std::uint32_t all_off() noexcept {
    std::uint32_t before;
    asm volatile("mrs %0, primask\n\tcpsid i" : "=r"(before)::"memory");
    return before;
}
inline void restore(std::uint32_t before) noexcept { asm volatile("msr primask, %0" ::"r"(before) : "memory"); }

/// The interrupt controller. Numbers are those of the chip: from 0.
namespace nvic {
inline void enable(unsigned irq) noexcept { at(0xe000'e100) = 1u << irq; }
inline void disable(unsigned irq) noexcept { at(0xe000'e180) = 1u << irq; }
/// A bit for each: they come as soon as their priority lets them, some instructions later at most; set once more while it is
/// pending, one comes once.
inline void pend_soon(std::uint32_t irqs) noexcept { at(0xe000'e200) = irqs; }
/// The same, and it has come when this returns, where its priority lets it.
inline void pend(unsigned irq) noexcept {
    pend_soon(1u << irq);
    wait_for_writes();
}
/// The core's own numbers: 0 is the most urgent, and of the eight bits the highest ones count.
inline void set_priority(unsigned irq, std::uint8_t urgency) noexcept {
    volatile std::uint32_t& four = at(0xe000'e400 + irq / 4 * 4);  // ARMv6-M takes whole words only
    const unsigned place = irq % 4 * 8;
    four = (four & ~(0xffu << place)) | static_cast<std::uint32_t>(urgency) << place;
}
}  // namespace nvic

}  // namespace pawl::inline on_cortex_m::port::core
#endif
