#include "check/report/scene.hpp"

#include <algorithm>

namespace pawl::check::report {

int scene::task_count() const {
    int count = 0;
    for (const wire::trace_event& event : recorded.events) {
        count = std::max(count, event.task + 1);
        if (event.kind == wire::operation_kind::task_create) count = std::max(count, event.other_task + 1);
    }
    for (std::uint32_t i = 0; ended != nullptr && i < ended->task_count && i < wire::max_reported_tasks; ++i)
        count = std::max(count, ended->tasks[i].id + 1);
    return count;
}

const wire::task_snapshot* scene::at_the_end(int task) const {
    for (std::uint32_t i = 0; ended != nullptr && i < ended->task_count && i < wire::max_reported_tasks; ++i)
        if (ended->tasks[i].id == task) return &ended->tasks[i];
    return nullptr;
}

}  // namespace pawl::check::report
