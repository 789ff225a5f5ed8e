// How much of its stack a task has used, in bytes of the board.
#pragma once

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// The current task, in its first frame, begins to use its stack. From then on each function that it enters is looked at.
void watch_stack(task_block& t);

}  // namespace pawl::sketch
