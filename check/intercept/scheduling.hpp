// Policies, priorities, affinities and niceness, as the program sets them while it runs.
#pragma once

#include <sched.h>

#include <cstddef>

#include "check/machine/task.hpp"

namespace pawl::check::intercept {

/// The thread with this number: 0 is the caller, the others as gettid() says. Null if there is none.
machine::task* task_numbered(pid_t number);

/// 0, or an error number as Linux gives it to a privileged program. Rules of --task win over what is asked.
int set_scheduling(machine::task& t, int policy, int priority);
int set_affinity(machine::task& t, std::size_t size, const cpu_set_t* cpus);
/// Of a task with this core, -1 for any.
int get_affinity(int core, std::size_t size, cpu_set_t* cpus);

/// Of the simulated computer; where each task has a core of its own, a usual number.
int core_count();

void restart_niceness();

}  // namespace pawl::check::intercept
