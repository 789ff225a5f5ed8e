#include "check/report/suspended_words.hpp"

#include <algorithm>
#include <vector>

#include "check/report/service_words.hpp"
#include "check/wire/service.hpp"

namespace pawl::check::report {
namespace {

using wire::task_snapshot;

bool stands_in(const task_snapshot& task, wire::service which) {
    return task.operation == wire::operation_kind::service_wait && task.state == wire::task_state::waiting &&
           task.size == static_cast<std::uint8_t>(which);
}

bool suspended_itself(const task_snapshot* task) { return stands_in(*task, wire::service::suspended); }
bool is_suspended(const task_snapshot* task) {
    return suspended_itself(task) || stands_in(*task, wire::service::suspended_by_another);
}

// The kernel's own tasks have nothing to do.
std::vector<const task_snapshot*> left_in(const wire::finding& what) {
    std::vector<const task_snapshot*> left;
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
        const task_snapshot& task = what.tasks[i];
        if (task.state != wire::task_state::ended && task.state != wire::task_state::ready && !task.background)
            left.push_back(&task);
    }
    return left;
}

}  // namespace

bool all_are_suspended(const wire::finding& what) {
    const auto left = left_in(what);
    return !left.empty() && std::ranges::all_of(left, is_suspended);
}

explanation explain_suspended(const wire::finding& what, task_words& names) {
    explanation said;
    const auto left = left_in(what);
    for (const task_snapshot* task : left)
        said.paragraph += names.subject(task->id) + " " +
                          service_wait_words(static_cast<wire::service>(task->size), "") +
                          names.at(names.place_of(task->stack)) + ". ";
    if (left.size() > 1)
        said.headline = "all tasks are suspended, and nobody resumes them";
    else
        said.headline = suspended_itself(left.front()) ? "a task has suspended itself, and nobody resumes it"
                                                       : "a task is suspended, and nobody resumes it";
    said.paragraph += "Nobody is left that could resume " + std::string(left.size() == 1 ? "it." : "them.");
    said.why = "a resume that comes before the task is suspended is lost: it is not kept as a notification is";
    said.cure =
        "a task notification (ulTaskNotifyTake, xTaskNotifyGive) where it is to go on; vTaskDelete(NULL) where it is "
        "done";
    return said;
}

}  // namespace pawl::check::report
