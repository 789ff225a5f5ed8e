// A program's own interrupts.
//
//     PAWL_INTERRUPT(5) { button.set(); }                          the handler; a second one for the same number does not link
//     pawl::port::take_interrupt<5, 3>();                          from here on it comes, at priority 3
#pragma once

#include <pawl/port/cortex_m/mask.hpp>

/// It may use all that is said to be for interrupts.
#define PAWL_INTERRUPT(irq) extern "C" void pawl_irq_##irq()

namespace pawl::inline on_cortex_m::port {

/// 1 is the least; level n of an executor is at priority n. Handlers of a higher one come on top of those of a lower one.
inline constexpr int most_interrupt_priority = (core::least_urgent - core::most_urgent) / core::urgency_step + 1;

[[nodiscard]] constexpr std::uint8_t urgency_of(int priority) noexcept {
    return static_cast<std::uint8_t>(core::least_urgent - (priority - 1) * core::urgency_step);
}
/// Of the interrupt that runs; 0: none does. One that may not use the library has more than most_interrupt_priority.
[[nodiscard]] inline int priority_of_caller() noexcept {
    const std::uint32_t number = core::exception();
    if (number < core::first_interrupt) return 0;
    const std::uint32_t urgency = core::nvic::priority(number - core::first_interrupt);
    return (core::least_urgent - static_cast<int>(urgency)) / core::urgency_step + 1;
}

template <unsigned Irq, int Priority>
void take_interrupt() noexcept {
    static_assert(Irq < 32, "pawl: the core has 32 interrupts");
    static_assert(Priority >= 1 && Priority <= most_interrupt_priority,
                  "pawl: this priority is outside the range that sections keep away: such an interrupt could not use the library");
    core::nvic::set_priority(Irq, urgency_of(Priority));
    core::nvic::enable(Irq);
}

}  // namespace pawl::inline on_cortex_m::port
