// The priority that a task runs at because of what it holds.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/wait/level_priority.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/watch/task_record.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::lock {

/// Before the first lock with a ceiling: how the task runs without one. Asked anew each time, since the program may change it.
inline void remember(watch::task_record& me) noexcept {
    if (me.own.ceiling == 0) me.own.before = port::own_scheduling();
}

/// At this ceiling, up or down; 0: as before the first. False: not permitted, and nothing has changed; down is always.
inline bool run_at(int ceiling, watch::task_record& me) noexcept {
    // Others may lend the thread of a level something meanwhile.
    if (const std::uint32_t level = wait::loop::level_here(); level != 0) {
        if (!wait::priority_of_level(level).run_at(ceiling)) return false;
        me.own.ceiling = ceiling;
        return true;
    }
    const port::scheduling& before = me.own.before;
    // One that takes turns with its equals would leave the core to them while it holds the lock.
    const auto raises = [&](int to) { return to > before.priority || (to == before.priority && before.takes_turns()); };
    if (ceiling != 0 && raises(ceiling)) {
        if (!port::raise_to(ceiling, before)) return false;
    } else if (me.own.ceiling != 0 && raises(me.own.ceiling)) {
        static_cast<void>(port::schedule_as(before));
    }
    me.own.ceiling = ceiling;
    return true;
}

}  // namespace pawl::inline PAWL_PORT::lock
