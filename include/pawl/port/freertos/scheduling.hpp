// How the kernel's scheduler treats the calling task, and how that is changed.
#pragma once

#include <pawl/port/freertos/inherit.hpp>

namespace pawl::inline on_freertos::port {

/// What is given back to a task whose priority was raised.
struct scheduling {
    int priority = 0;

    /// Others of its priority get the core before it waits.
    [[nodiscard]] static bool takes_turns() noexcept {
#if defined(configUSE_TIME_SLICING)
        return configUSE_TIME_SLICING != 0;
#else
        return true;
#endif
    }
};

inline constexpr int highest_priority = configMAX_PRIORITIES - 1;

[[nodiscard]] inline scheduling own_scheduling() noexcept { return {priority_of(task_number())}; }
/// What others have lent the task stays. False: there are most_tasks tasks already.
[[nodiscard]] inline bool schedule_as(const scheduling& wanted) noexcept {
    const std::uint32_t number = task_number();
    const kernel::masked section;
    detail::known_task* const me = detail::known_tasks.find(number);
    if (!me || !me->handle) return false;
    me->own_priority = static_cast<UBaseType_t>(wanted.priority);
    me->lent = true;  // what it has now is not its own
    detail::settle_priority(*me);
    return true;
}
/// Run at this priority, before all that have a lower one, until schedule_as() gives back what was.
[[nodiscard]] inline bool raise_to(int priority, const scheduling&) noexcept { return schedule_as({priority}); }
/// That task runs at this priority if that is higher than its own and what others lend it; 0: no more. From anywhere. False: it
/// is not known.
inline bool run_task_at(std::uint32_t number, const scheduling&, int priority) noexcept PAWL_NONBLOCKING {
    const kernel::masked section;
    detail::known_task* const task = detail::known_tasks.find(number);
    if (!task || !task->handle) return false;
    task->as_a_level = static_cast<UBaseType_t>(priority);
    detail::settle_priority(*task);
    return true;
}
/// What a person does about it.
inline constexpr const char* how_to_permit = "raise PAWL_MOST_TASKS";

}  // namespace pawl::inline on_freertos::port
