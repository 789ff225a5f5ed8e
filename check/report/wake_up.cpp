#include "check/report/wake_up.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

bool wakes(operation_kind kind) {
    return kind == operation_kind::condition_signal || kind == operation_kind::condition_broadcast ||
           kind == operation_kind::futex_wake;
}

}  // namespace

std::optional<early_wake_up> wake_up_before_the_wait(const recording& recorded, const wire::task_snapshot& waiter) {
    const bool waits = waiter.operation == operation_kind::condition_wait ||
                       waiter.operation == operation_kind::condition_wake ||
                       waiter.operation == operation_kind::futex_wait;
    if (!waits || waiter.object == 0) return std::nullopt;
    std::optional<early_wake_up> found;
    for (const wire::trace_event& event : recorded.events)
        if (event.object == waiter.object && event.task != waiter.id && wakes(event.kind) && event.outcome == 0)
            found = {event.task, event.step, &event};
    return found;
}

}  // namespace pawl::check::report
