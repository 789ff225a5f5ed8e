// A main program and two interrupts above it, the urgent one on top of the other as well. Each comes at any step.
#pragma once

#include <pawl/check.hpp>
#include <pawl/port/cortex_m/interrupt_handler.hpp>
#include <pawl/port/cortex_m/simulated/device.hpp>

#include <atomic>

#if !defined(LOW_TIMES)
#define LOW_TIMES 1
#endif
#if !defined(HIGH_TIMES)
#define HIGH_TIMES 1
#endif

using pawl::check::require;

/// What handlers and the main program tell each other for these tests. Atomic: a search that finds a race begins again with more
/// steps, after as many executions as there was time for, and the number of executions would tell nothing.
template <class T>
using shared = std::atomic<T>;

inline constexpr unsigned low_irq = 5, high_irq = 6;
#define LOW_INTERRUPT PAWL_INTERRUPT(5)
#define HIGH_INTERRUPT PAWL_INTERRUPT(6)

inline const pawl::port::simulated::device low_device{low_irq, "low", LOW_TIMES};
inline const pawl::port::simulated::device high_device{high_irq, "high", HIGH_TIMES};

inline void let_both_come() {
    pawl::port::take_interrupt<low_irq, 1>();
    pawl::port::take_interrupt<high_irq, 3>();
}
