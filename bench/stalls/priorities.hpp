// Who outranks whom, on which core.
#pragma once

#include <sched.h>

namespace stalls {

constexpr int watchdog_priority = 90, high_priority = 50, middle_priority = 30, low_priority = 10;
constexpr int exit_not_permitted = 77;

/// Sets the calling thread's policy; SCHED_OTHER has priority 0. Ends the process with exit_not_permitted where the
/// machine does not permit it. Threads and processes started from here begin with SCHED_OTHER.
void become(int policy, int priority);

/// Where the calling thread runs: on the first permitted core, where everything happens; on one of the others; on any.
void stay_on_the_core();
void stay_off_the_core();
void stay_anywhere();

}  // namespace stalls
