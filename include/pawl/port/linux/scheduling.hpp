// How the scheduler treats the calling thread, and how that is changed.
#pragma once

#include <pawl/port/linux/system_call.h>
#include <pawl/nonblocking.hpp>

#include <sched.h>

#include <cstdint>

namespace pawl::inline on_linux::port {

/// What is given back to a task whose priority was raised.
struct scheduling {
    int policy = SCHED_OTHER;
    int priority = 0;  ///< 1 to 99 under SCHED_FIFO and SCHED_RR, otherwise 0

    /// Others of its priority get the core before it waits.
    [[nodiscard]] bool takes_turns() const noexcept { return (policy & ~SCHED_RESET_ON_FORK) != SCHED_FIFO; }
};

inline constexpr int highest_priority = 99;

/// Two system calls.
[[nodiscard]] inline scheduling own_scheduling() noexcept {
    sched_param parameters{};
    const int policy = sched_getscheduler(0);
    // SCHED_DEADLINE goes before all others, and could not be given back by the call below.
    constexpr int deadline = 6;
    if ((policy & ~SCHED_RESET_ON_FORK) == deadline) return {policy, highest_priority + 1};
    sched_getparam(0, &parameters);
    return {policy, parameters.sched_priority};
}
/// False: not permitted.
[[nodiscard]] inline bool schedule_as(const scheduling& wanted) noexcept {
    sched_param parameters{};
    parameters.sched_priority = wanted.priority;
    return sched_setscheduler(0, wanted.policy, &parameters) == 0;
}
/// Run at this priority, before all that have a lower one, until schedule_as() gives back what was. False: not permitted.
[[nodiscard]] inline bool raise_to(int priority, const scheduling& own) noexcept {
    return schedule_as({SCHED_FIFO | (own.policy & SCHED_RESET_ON_FORK), priority});
}
/// That task, whose own scheduling is given, runs at this priority if that is higher than its own; 0: at its own. From
/// anywhere; one system call, which waits for nobody. False: not permitted.
inline bool run_task_at(std::uint32_t task_number, const scheduling& own, int priority) noexcept PAWL_NONBLOCKING {
    // One that takes turns with its equals would leave the core to them.
    const bool raises = priority > own.priority || (priority == own.priority && priority != 0 && own.takes_turns());
    const int policy = raises ? SCHED_FIFO | (own.policy & SCHED_RESET_ON_FORK) : own.policy;
    return pawl_schedule_thread(task_number, policy, raises ? priority : own.priority) == 0;
}
/// What a person does about it.
inline constexpr const char* how_to_permit =
    "raise its limit RLIMIT_RTPRIO (ulimit -r, LimitRTPRIO= of a service) or give it CAP_SYS_NICE";

}  // namespace pawl::inline on_linux::port
