// How long a task takes from the moment it may run until it waits again: --deadline.
#pragma once

#include <cstdint>

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// The current task is about to wait. Ends the execution if that is later than its deadline.
void has_come_to_wait(task_block& t);
inline void may_run_since(task_block& t, std::int64_t when) { t.released = when; }

}  // namespace pawl::sketch
