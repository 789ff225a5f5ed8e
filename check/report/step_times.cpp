#include "check/report/step_times.hpp"

#include <algorithm>

namespace pawl::check::report {

std::vector<std::int64_t> step_times(const scene& seen) {
    std::vector<std::int64_t> times;
    times.reserve(seen.steps());
    std::int64_t offset = 0;  // what the least width of earlier steps has added: a sleep keeps its length
    for (std::size_t i = 0; i < seen.steps(); ++i) {
        const std::int64_t microseconds = (seen.step(i).clock_ns - seen.step(0).clock_ns) / 1000;
        if (!times.empty() && microseconds + offset <= times.back()) offset = times.back() + 1 - microseconds;
        times.push_back(microseconds + offset);
    }
    return times;
}

}  // namespace pawl::check::report
