// How much of its stack a task has used, in bytes of the board.
#pragma once

#include <cstdint>

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// The current task's budget starts to be watched: at every call of a function and of the kernel.
void watch_stack(task_block& t);
/// Notes how deep the current task stands; ends the execution if that is deeper than its stack.
void look_at_the_stack();

}  // namespace pawl::sketch
