// What raises an interrupt by itself: the clock, a file that can be read.
#pragma once

#include <pawl/misuse.hpp>
#include <pawl/port/interruptions.hpp>
#include <pawl/task/interrupt.hpp>

#include <chrono>

namespace pawl::inline PAWL_PORT {

/// Raises Irq by the steady clock: first after `first`, then each `period` (0: once). Late by what the system's timers are late
/// (tens of microseconds on Linux), never twice for one period. Made by any thread; none of its own.
template <auto Irq>
class interrupt_timer {
public:
    /// Throws invalid_argument where nobody takes Irq, or the system has no more timers.
    explicit interrupt_timer(std::chrono::nanoseconds first, std::chrono::nanoseconds period = {}) {
        const auto to = task_detail::route_of<Irq>.destination();
        if (!to.thread) misuse("pawl::interrupt_timer: nobody takes this interrupt");
        if (!alarm_.begin(to.thread->thread, static_cast<int>(to.line)))
            misuse("pawl::interrupt_timer: no more timers");
        arm(first, period);
    }
    /// Begins anew; first 0: never again. A period below 20 us is taken for 20 us.
    void arm(std::chrono::nanoseconds first, std::chrono::nanoseconds period = {}) noexcept {
        alarm_.arm(first, period);
    }

private:
    port::interrupt_alarm alarm_;
};

/// Raises Irq each time more can be read from a file: a pipe, a socket, a terminal, an eventfd, a timerfd. The handler reads all
/// there is, without waiting. The file stays open as long as this lives. A thread of the library's own watches.
template <auto Irq>
class interrupt_on_readable {
public:
    /// Throws invalid_argument where the system cannot watch the file: a plain one can always be read.
    explicit interrupt_on_readable(int file) {
        if (watch_.begin(
                file, [](void*) { raise<Irq>(); }, nullptr) != 0)
            misuse("pawl::interrupt_on_readable: the system cannot watch this file");
    }

private:
    port::readable_watch watch_;
};

}  // namespace pawl::inline PAWL_PORT
