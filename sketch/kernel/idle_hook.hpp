// vApplicationIdleHook: what the program has the idle task do.
#pragma once

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// Null: the program has none, or does not ask for it.
void (*idle_hook())();
/// The scheduler starts, and loop() does not run in the idle task: an idle task for each core, where there is a hook.
void begin_idle_tasks();
bool runs_idle_hook(const task_block& t);

}  // namespace pawl::sketch
