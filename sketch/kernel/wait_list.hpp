// Tasks that wait at one object: highest priority first, among equals the one that has waited longest.
#pragma once

#include <cstdint>

#include "check/machine/operation.hpp"
#include "sketch/kernel/state.hpp"

namespace pawl::sketch {

struct wait_list;

/// Stands on the waiting task's stack.
struct waiter {
    task_block* who;
    waiter* next;
    wait_list* list;  // null once it was woken or has left
    std::uint32_t priority;
    bool woken;
    std::int64_t woken_at;
    // What it waits for, where whoever wakes it must know: bits of an event group, bytes of a stream.
    std::uint32_t wants, flags, got;
};

struct wait_list {
    waiter* first;

    bool empty() const { return first == nullptr; }
    void add(waiter& w);
    void remove(waiter& w);
    /// Wakes the first one; null if nobody waits.
    task_block* wake_first();
    void wake(waiter& w);
    void wake_all();
};

enum class wait_end : std::uint8_t { woken, timed_out };

/// Blocks the current task until somebody wakes `self`, or the deadline. `wait` names the operation for the report;
/// its rule is set here. `holder` is the task that could end the wait, null if nobody in particular.
wait_end block(wait_list& list, waiter& self, check::machine::operation& wait, std::int64_t deadline,
               const task_block* (*holder)(const check::machine::operation&) = nullptr);

}  // namespace pawl::sketch
