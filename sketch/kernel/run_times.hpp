// How long each task had a core: what run-time counters show. Only pawl run counts; a search knows no such times.
#pragma once

#include <cstdint>

#include "sketch/kernel/task_block.hpp"

namespace pawl::sketch {

/// The task has a core from now on, or has it no more.
void gets_core(task_block& t);
void loses_core(task_block& t);
/// Until now.
std::int64_t ran_ns(const task_block& t);

}  // namespace pawl::sketch
