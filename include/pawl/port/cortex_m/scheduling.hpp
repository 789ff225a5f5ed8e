// How the calling task runs, and how that is changed.
#pragma once

#include <pawl/port/cortex_m/task.hpp>

namespace pawl::inline on_cortex_m::port {

/// What is given back to a task whose priority was raised.
struct scheduling {
    int priority = 0;

    /// Others of its priority get the core before it waits.
    [[nodiscard]] static bool takes_turns() noexcept { return true; }
};

inline constexpr int highest_priority = 99;
/// Below the main program, which begins at 0.
inline constexpr int idle_priority = -1;

/// The main program begins at 0; a level above it is an interrupt, before every thread.
[[nodiscard]] inline scheduling own_scheduling() noexcept { return {priority_of(task_number())}; }
[[nodiscard]] inline bool schedule_as(const scheduling& wanted) noexcept {
    if (core::exception() != 0) return false;
    detail::set_thread_priority(task_number(), wanted.priority, false);
    return true;
}
[[nodiscard]] inline bool raise_to(int priority, const scheduling&) noexcept { return schedule_as({priority}); }
/// From anywhere. False: an interrupt's urgency stays as it is.
inline bool run_task_at(std::uint32_t number, const scheduling&, int priority) noexcept PAWL_NONBLOCKING {
    if (number > detail::first_interrupt_number) return false;
    detail::set_thread_priority(number, priority, true);
    return true;
}
/// What a person does about it.
inline constexpr const char* how_to_permit = "use an async_mutex between levels: an interrupt is never raised";

}  // namespace pawl::inline on_cortex_m::port
