// Mutexes, shared by the pthread functions, C11's and the condition variables.
#pragma once

#include <pthread.h>

#include <cstdint>

#include "check/machine/computer.hpp"

namespace pawl::check::intercept {

machine::sync_object& mutex_at(pthread_mutex_t* mutex);

/// Takes it; 0 or an error number. `kind` is mutex_lock, or condition_wake for the second half of a wait.
int lock_mutex(pthread_mutex_t* mutex, std::int64_t deadline, const machine::call_site& site);
int try_lock_mutex(pthread_mutex_t* mutex, const std::uint64_t* frame);
int unlock_mutex(pthread_mutex_t* mutex);

/// At the end of a task: the next owner of a robust mutex is told.
void leave_robust_mutexes(machine::task& me);

/// The state changes alone, for a condition variable's wait, which gives up and takes the mutex within its own steps.
std::uint32_t release_for_wait(machine::sync_object& mutex);
void take_after_wait(machine::sync_object& mutex, std::uint32_t depth, const machine::call_site& site);
int owner_of(const machine::operation& op);
bool free_for(const machine::sync_object& mutex, const machine::task& t);

/// An absolute time of the program's clock as virtual time; no_deadline for a null pointer.
std::int64_t deadline_from(const timespec* time, clockid_t clock);
std::int64_t deadline_after(const timespec* duration);

}  // namespace pawl::check::intercept
