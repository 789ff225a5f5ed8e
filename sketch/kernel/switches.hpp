// When a task that an interrupt woke gets the core: at once where the handler asks for a switch (portYIELD_FROM_ISR), else
// with the next tick, or when the core changes hands for another reason. So in pawl run; a search switches at once.
#pragma once

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// An interrupt has made this task ready.
void woken_in_interrupt(task_block& t);
/// The handler that runs asks for a switch at its end.
void ask_for_switch();
/// What the scheduler is to look at again: who was woken in an interrupt.
void notice_woken_tasks();

/// False: the scheduler does not know yet that it could run.
bool is_noticed(const task_block& t);
/// Somebody was woken whom the next tick will show.
bool waits_for_tick();

/// A handler, from its begin to its end.
void run_handler(void (*handler)(void*), void* argument);

}  // namespace pawl::sketch
