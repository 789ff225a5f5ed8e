// What becomes of the records in a child of fork(): one task goes on, under another number; all others are not there.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/watch/task_record.hpp>

#include <atomic>
#include <cstdint>
#include <span>

namespace pawl::inline PAWL_PORT::watch {

/// How often this process and those that it comes from were forked, since the first task was met. What a task that is not
/// there had begun, in any words of its own, it began before the last of these.
inline constinit std::atomic<std::uint32_t> forks{0};

/// Since then it pays to look for a record that is nobody's.
inline constinit std::atomic<bool> some_given_back{false};

/// On the child's only task.
inline void after_fork() noexcept {
    forks.fetch_add(1, std::memory_order_relaxed);
    task_record* const mine = port::of_this_thread<task_record*>;
    for (task_record& each : std::span{tasks}.first(tasks_met.load(std::memory_order_relaxed)))
        if (&each != mine && each.number() != 0) each.leave_behind();
    some_given_back.store(true, std::memory_order_relaxed);
    if (mine) mine->renumber(port::task_number());
}

}  // namespace pawl::inline PAWL_PORT::watch
