// What a debugger reads from the worker's memory, without needing the runtime's debug information: cli/pawl-gdb.py knows
// this layout by heart. `version` grows with every change.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pawl::check::wire {

inline constexpr std::uint32_t debug_view_version = 1;
inline constexpr int max_debug_tasks = 64;
inline constexpr int max_debug_held = 8;

struct debug_task {
    std::uint32_t id;
    std::uint8_t state;      // task_state
    std::uint8_t operation;  // operation_kind: what it is about to do, or waits in
    std::uint8_t policy;
    std::uint8_t interrupt;
    std::int32_t priority;  // effective
    std::int32_t core;      // -1: any
    std::uint64_t object;
    std::int32_t waits_for_task;  // -1: nobody in particular
    std::uint32_t held_count;
    std::uint64_t held[max_debug_held];
    // Of a task that does not run: r15, r14, r13, r12, rbx, rbp and the place it goes on at stand here. 0: it runs, or has
    // ended.
    std::uint64_t stack_pointer;
    char name[32];
};

struct debug_view {
    std::uint32_t version;
    std::uint32_t task_size;
    std::uint64_t stop_at;  // written by the debugger: the first step that it wants to see
    std::uint64_t step;
    std::int64_t clock_ns;
    std::uint64_t main_stack_top;
    std::uint32_t current;
    std::uint32_t task_count;
    debug_task task[max_debug_tasks];
};

static_assert(sizeof(debug_task) == 136 && offsetof(debug_view, task) == 48, "cli/pawl-gdb.py must know");

}  // namespace pawl::check::wire
