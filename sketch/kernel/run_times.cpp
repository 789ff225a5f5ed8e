#include "sketch/kernel/run_times.hpp"

#include "sketch/kernel/state.hpp"

namespace pawl::sketch {

// A start before the board was switched on says that it has none.
void gets_core(task_block& t) { t.on_core_since = nanoseconds_now() + 1; }

void loses_core(task_block& t) {
    t.ran_ns = ran_ns(t);
    t.on_core_since = 0;
}

std::int64_t ran_ns(const task_block& t) {
    return t.ran_ns + (t.on_core_since > 0 ? nanoseconds_now() + 1 - t.on_core_since : 0);
}

}  // namespace pawl::sketch
