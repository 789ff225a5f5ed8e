// How a lock for short moments is kept safe against what may come on top of its owner.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/in_its_manner.hpp>
#include <pawl/lock/run_at.hpp>
#include <pawl/port/port.hpp>
#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/this_task.hpp>

namespace pawl::inline PAWL_PORT {

/// Whoever comes on top of a lock's owner, on its core, and spins for that lock, spins for ever: the owner cannot go on.
enum class spin_policy : unsigned char {
    spin,                          ///< against nothing: for tasks that never share a core, and no interrupt
    preemption_off,                ///< no task takes the core from the owner: it runs at the highest priority
    interrupts_off,                ///< no interrupt comes on top of the owner
    preemption_and_interrupts_off  ///< neither
};

namespace lock {

[[nodiscard]] constexpr bool keeps_tasks_away(spin_policy policy) noexcept {
    return policy == spin_policy::preemption_off || policy == spin_policy::preemption_and_interrupts_off;
}
[[nodiscard]] constexpr bool keeps_interrupts_away(spin_policy policy) noexcept {
    return policy == spin_policy::interrupts_off || policy == spin_policy::preemption_and_interrupts_off;
}

/// By how many locks, and what was before the first: they may go in any order.
struct interrupts_kept_away {
    unsigned locks = 0;
    port::interrupts before{};
};

inline void keep_interrupts_away() noexcept {
    auto& mine = port::of_this_thread<interrupts_kept_away>;
    // One that comes between the look and the call has let go of all its locks when it is over.
    if (mine.locks == 0) mine.before = port::interrupts_off();
    ++mine.locks;
}
inline void let_interrupts_come() noexcept {
    auto& mine = port::of_this_thread<interrupts_kept_away>;
    if (--mine.locks == 0) port::interrupts_on(mine.before);
}

/// errc{}; too_many: tasks; not_permitted.
[[nodiscard]] inline errc keep_tasks_away() noexcept {
    watch::task_record* const me = watch::this_task();
    if (!me) return errc::too_many;
    remember(*me);
    if (me->own.ceiling < port::highest_priority && !run_at(port::highest_priority, *me)) return errc::not_permitted;
    ++me->own.preemption_off;
    return errc{};
}
inline void let_tasks_come() noexcept {
    watch::task_record& me = *watch::this_task();
    --me.own.preemption_off;
    detail::settle(me);
}

/// Before a lock is tried. errc{}, or why not; then nothing has changed.
template <spin_policy Policy>
[[nodiscard]] errc keep_away() noexcept {
    if constexpr (keeps_tasks_away(Policy))
        if (const errc why = keep_tasks_away(); why != errc{}) return why;
    if constexpr (keeps_interrupts_away(Policy)) keep_interrupts_away();
    return errc{};
}
/// After it was given up, or was not free.
template <spin_policy Policy>
void let_come() noexcept {
    if constexpr (keeps_interrupts_away(Policy)) let_interrupts_come();
    if constexpr (keeps_tasks_away(Policy)) let_tasks_come();
}

}  // namespace lock

}  // namespace pawl::inline PAWL_PORT
