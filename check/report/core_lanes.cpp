#include "check/report/core_lanes.hpp"

#include <algorithm>

namespace pawl::check::report {

bool cores_are_shared(const scene& seen) {
    if (seen.on.kind == wire::machine_kind::one_core) return true;
    if (seen.on.kind == wire::machine_kind::free || seen.on.cores == 0) return false;
    if (static_cast<int>(seen.on.cores) < seen.task_count()) return true;
    return std::ranges::any_of(seen.recorded.events, [](const wire::trace_event& event) { return event.core >= 0; });
}

std::vector<int> cores_of(const scene& seen) {
    std::vector<int> result(seen.steps(), 0);
    if (!cores_are_shared(seen)) {
        for (std::size_t i = 0; i < seen.steps(); ++i) result[i] = seen.step(i).task;
        return result;
    }
    const std::size_t cores = seen.on.kind == wire::machine_kind::one_core ? 1 : seen.on.cores;
    struct core {
        int task = -1;
        std::size_t used = 0;
    };
    std::vector<core> all(cores);
    for (std::size_t i = 0; i < seen.steps(); ++i) {
        const wire::trace_event& event = seen.step(i);
        auto chosen = std::ranges::find(all, static_cast<int>(event.task), &core::task);
        if (event.core >= 0)
            chosen = all.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(event.core) % cores);
        else if (chosen == all.end())
            chosen = std::ranges::min_element(all, {}, &core::used);
        *chosen = {event.task, i + 1};
        result[i] = static_cast<int>(chosen - all.begin());
    }
    return result;
}

}  // namespace pawl::check::report
