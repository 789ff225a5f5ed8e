// Condition variables, shared by the pthread functions and C11's.
#pragma once

#include <pthread.h>

#include <cstdint>

#include "check/machine/call_site.hpp"

namespace pawl::check::intercept {

/// Gives the mutex up, waits, takes it again. 0, ETIMEDOUT or EPERM.
int wait_on_condition(pthread_cond_t* condition, pthread_mutex_t* mutex, std::int64_t deadline,
                      const machine::call_site& site);
int wake_condition(pthread_cond_t* condition, bool all);

}  // namespace pawl::check::intercept
