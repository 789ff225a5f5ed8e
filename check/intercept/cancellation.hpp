// pthread_cancel and pthread_exit.
#pragma once

namespace pawl::check::intercept {

/// At a cancellation point: does not return if the current task was cancelled.
void act_on_cancellation();

/// Unwinds the current task's stack, runs its clean-up handlers and destructors, and ends it.
[[noreturn]] void exit_task(void* result);

/// As at the end of a thread: destructors of thread_local objects and of keys; robust mutexes are left.
void run_thread_destructors();
/// Of thread_local objects alone: what exit() runs of the thread that calls it.
void run_thread_local_destructors();

}  // namespace pawl::check::intercept
