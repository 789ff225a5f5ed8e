// What other parts of the kernel ask of tasks.
#pragma once

#include "sketch/kernel/calls.hpp"

namespace pawl::sketch {

/// Null: no heap is left for its stack.
task_block* create_task(void (*function)(void*), const char* name, std::uint32_t stack_units, void* parameter,
                        std::uint32_t priority, int core, bool from_heap, void** handle = nullptr);
/// The task that a handle names; the running one for null.
task_block& task_given(void* handle);
void delete_task(void* handle);
void suspend_task(void* handle);
/// True: the resumed task outranks the caller.
bool resume_task(void* handle);
void set_priority(void* handle, std::uint32_t priority);

/// In an interrupt: does this task, woken just now, outrank all that could go on? What xHigherPriorityTaskWoken says.
bool outranks_all(const task_block* woken);
/// Waits, and neither what it waits for nor the end of its time has come.
bool is_blocked(const task_block& t);

}  // namespace pawl::sketch
