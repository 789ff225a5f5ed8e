// The board's serial line.
//
//     pawl::port::board::serial_line uart;         its registers, for a driver (examples/devices/tty.hpp)
//     PAWL_SERIAL_INTERRUPT { driver.on_interrupt(); }
//     pawl::port::take_serial_interrupt<2>();      from here on it comes, at priority 2
#pragma once

#include <pawl/port/cortex_m/clock.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>

/// The handler of all interrupts that the line has.
#define PAWL_SERIAL_HANDLER(irq) \
    PAWL_INTERRUPT(irq) { pawl_on_serial(); }
#define PAWL_SERIAL_INTERRUPT             \
    static void pawl_on_serial();         \
    PAWL_SERIAL_IRQS(PAWL_SERIAL_HANDLER) \
    static void pawl_on_serial()

namespace pawl::inline on_cortex_m::port {

template <int Priority>
void take_serial_interrupt() noexcept {
#define PAWL_SERIAL_TAKEN(irq) take_interrupt<irq, Priority>();
    PAWL_SERIAL_IRQS(PAWL_SERIAL_TAKEN)
#undef PAWL_SERIAL_TAKEN
}

}  // namespace pawl::inline on_cortex_m::port
