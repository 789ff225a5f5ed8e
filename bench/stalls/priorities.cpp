#include "priorities.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "../side_by_side/measure/core.hpp"

namespace stalls {

namespace {

void stay_from(std::size_t first) {
    cpu_set_t set;
    CPU_ZERO(&set);
    const auto& cores = bench::permitted_cores();
    for (std::size_t i = first; i < cores.size(); ++i) CPU_SET(static_cast<unsigned>(cores[i]), &set);
    sched_setaffinity(0, sizeof set, &set);
}

}  // namespace

void become(int policy, int priority) {
    const sched_param param{.sched_priority = priority};
    if (sched_setscheduler(0, policy | SCHED_RESET_ON_FORK, &param) == 0) return;
    std::fprintf(stderr,
                 "stalls: SKIPPED, real-time priorities are not permitted here (%s).\n"
                 "Run it as root or with the capability CAP_SYS_NICE; in a container: --cap-add SYS_NICE.\n",
                 std::strerror(errno));
    _exit(exit_not_permitted);
}

void stay_on_the_core() { bench::run_on(0); }

void stay_off_the_core() { stay_from(1); }
void stay_anywhere() { stay_from(0); }

}  // namespace stalls
