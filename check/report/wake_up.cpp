#include "check/report/wake_up.hpp"

#include <set>

namespace pawl::check::report {
namespace {

using wire::operation_kind;

bool wakes(operation_kind kind) {
    return kind == operation_kind::condition_signal || kind == operation_kind::condition_broadcast ||
           kind == operation_kind::futex_wake;
}

bool waits_to_be_woken(operation_kind kind) {
    return kind == operation_kind::condition_wait || kind == operation_kind::condition_wake ||
           kind == operation_kind::futex_wait;
}

}  // namespace

std::optional<wake_up> wake_up_before_the_wait(const recording& recorded, const wire::task_snapshot& waiter) {
    if (!waits_to_be_woken(waiter.operation) || waiter.object == 0) return std::nullopt;
    std::set<int> waiting;
    std::optional<wake_up> lost;
    for (const wire::trace_event& event : recorded.events) {
        if (event.object != waiter.object) continue;
        if (event.kind == operation_kind::condition_wait) waiting.insert(event.task);
        if (event.kind == operation_kind::condition_wake) waiting.erase(event.task);
        if (!wakes(event.kind)) continue;
        if (waiting.empty() && event.task != waiter.id) lost = {event.task, event.step};
        if (!waiting.empty()) lost.reset();
    }
    return lost;
}

std::optional<wake_up> wake_up_of_the_wrong_task(const recording& recorded, const wire::task_snapshot& waiter) {
    if (waiter.operation != operation_kind::condition_wait && waiter.operation != operation_kind::condition_wake)
        return std::nullopt;
    std::optional<std::uint64_t> signalled;  // and nobody has woken since
    std::optional<wake_up> woken;            // by that signal, and not yet back
    std::optional<wake_up> wrong;
    bool waits = false;  // the waiter itself
    for (const wire::trace_event& event : recorded.events) {
        if (event.object != waiter.object) continue;
        if (event.task == waiter.id) {
            if (event.kind == operation_kind::condition_wait) waits = true;
            if (event.kind == operation_kind::condition_wake) waits = false;
            continue;
        }
        if (event.kind == operation_kind::condition_signal && waits) signalled = event.step;
        if (event.kind == operation_kind::condition_wake && signalled) {
            woken = {event.task, *signalled};
            signalled.reset();
        }
        if (event.kind == operation_kind::condition_wait && woken && woken->task == event.task) {
            wrong = woken;
            woken.reset();
        }
    }
    return wrong;
}

}  // namespace pawl::check::report
