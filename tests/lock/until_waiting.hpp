// For tests in which one task is to find others waiting.
#pragma once

#include <pawl/lock.hpp>

#include <cstddef>
#include <thread>

#if defined(__linux__)
#include <dirent.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>

/// Other threads of this process that sleep in the kernel.
inline std::size_t threads_asleep() {
    std::size_t asleep = 0;
    DIR* const threads = opendir("/proc/self/task");
    while (const dirent* const entry = readdir(threads)) {
        if (entry->d_name[0] == '.' || std::atoi(entry->d_name) == gettid()) continue;
        std::string line;
        std::getline(std::ifstream("/proc/self/task/" + std::string(entry->d_name) + "/stat"), line);
        const std::size_t end_of_name = line.rfind(')');
        asleep += end_of_name != std::string::npos && line.compare(end_of_name, 3, ") S") == 0;
    }
    closedir(threads);
    return asleep;
}
#else
/// On one core with priorities: while this one sleeps all others go on until they sleep.
inline std::size_t threads_asleep() {
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
    return static_cast<std::size_t>(-1);
}
#endif

/// Until so many tasks wait, and have looked for a circle already: they sleep. One that is only about to look would find the
/// circle as well that the caller closes now, and be refused too.
inline void until_waiting(std::size_t tasks) {
    while (pawl::watch::tasks_waiting() < tasks || threads_asleep() < tasks) std::this_thread::yield();
}
