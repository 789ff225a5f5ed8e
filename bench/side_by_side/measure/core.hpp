// Which core a thread runs on: thread number i of a measurement runs on the i-th permitted core, and round again.
#pragma once

#include <sched.h>

#include <vector>

namespace bench {

/// The cores that this process may use, as they were when it was asked first.
inline const std::vector<int>& permitted_cores() {
    static const std::vector<int> cores = [] {
        cpu_set_t set;
        CPU_ZERO(&set);
        sched_getaffinity(0, sizeof set, &set);
        std::vector<int> found;
        for (int core = 0; core < CPU_SETSIZE; ++core) {
            if (CPU_ISSET(static_cast<unsigned>(core), &set)) found.push_back(core);
        }
        return found;
    }();
    return cores;
}

/// The calling thread from now on.
inline void run_on(unsigned number) {
    const auto& cores = permitted_cores();
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(cores[number % cores.size()]), &set);
    sched_setaffinity(0, sizeof set, &set);
}

}  // namespace bench
