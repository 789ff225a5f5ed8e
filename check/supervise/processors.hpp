// How many processors this process may use.
#pragma once

#include <sched.h>

#include <algorithm>

namespace pawl::check::supervise {

inline unsigned processors_allowed() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;  // more than this set has room for
    return static_cast<unsigned>(std::max(1, CPU_COUNT(&allowed)));
}

}  // namespace pawl::check::supervise
