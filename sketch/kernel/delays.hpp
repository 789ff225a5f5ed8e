// Time that passes for the current task.
#pragma once

#include "sketch/kernel/calls.hpp"
#include "sketch/kernel/wait_list.hpp"

namespace pawl::sketch {

void yield(const std::uint64_t* frame);
void sleep_to_deadline(std::int64_t deadline, const std::uint64_t* frame);
/// Keeps the core for so long.
void be_busy(std::int64_t nanoseconds);
/// A look at the clock is a step: others may come before it, and it takes a moment.
void look_at_time();

}  // namespace pawl::sketch
