// Threads of the program: pthread_create's, C11's, and the main one.
#pragma once

#include <pthread.h>

#include "check/machine/task.hpp"

namespace pawl::check::intercept {

/// A pthread_t is the task's thread base, as in glibc. Null for one that never was or whose end was collected.
machine::task* task_of(pthread_t thread);
pthread_t thread_of(const machine::task& t);

/// One of `start` and `start_c11` is null.
int create_thread(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), int (*start_c11)(void*),
                  void* argument);
int join_thread(pthread_t thread, void** result, std::int64_t deadline, bool only_try, const std::uint64_t* frame);
int detach_thread(pthread_t thread);

}  // namespace pawl::check::intercept
