#pragma once

#include "sketch/kernel/queue.hpp"

namespace pawl::sketch {

/// What xSemaphoreTake and xSemaphoreGive do where the handle is a mutex's. 1: done, 0: refused.
int mutex_take(queue& m, std::uint64_t ticks, const std::uint64_t* frame);
int mutex_give(queue& m);

}  // namespace pawl::sketch
