// For tests in which one task is to find others waiting.
#pragma once

#include <pawl/lock.hpp>

#include <cstddef>
#include <thread>

/// Until so many tasks wait.
inline void until_waiting(std::size_t tasks) {
    while (pawl::watch::tasks_waiting() < tasks) std::this_thread::yield();
}
