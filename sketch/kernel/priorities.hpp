// Priorities of the kernel's tasks on the simulated computer.
#pragma once

#include <cstdint>

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// Priority 0 of the kernel is this one of the computer.
inline constexpr int first_priority = 0;

/// The task runs at this priority from now on; who runs next is decided at its next step.
/// `from`: whoever lends it.
void apply_priority(task_block& t, std::uint32_t priority, const task_block* from = nullptr);
/// The priority that was given. A lent one that is higher stays.
void set_base_priority(task_block& t, std::uint32_t priority);

/// A task waits for a mutex: its holder runs at no lower priority until it holds none. Not handed on along a chain.
void lend_priority(task_block& holder, const task_block& from);
/// The holder has given a mutex back: FreeRTOS takes what was lent only with the last one.
void take_back_priority(task_block& holder);
/// A waiter gave up: what it lent goes, down to what the remaining waiters lend.
void lower_after_timeout(task_block& holder, std::uint32_t highest_waiting);

}  // namespace pawl::sketch
