#include "check/report/wake_up.hpp"

#include <set>
#include <utility>

namespace pawl::check::report {
namespace {

using wire::operation_kind;

bool wakes(operation_kind kind) {
    return kind == operation_kind::condition_signal || kind == operation_kind::condition_broadcast ||
           kind == operation_kind::futex_wake;
}

bool waits_to_be_woken(operation_kind kind) {
    return kind == operation_kind::condition_wait || kind == operation_kind::futex_wait;
}

}  // namespace

std::optional<wake_up> wake_up_before_the_wait(const recording& recorded, const wire::task_snapshot& waiter) {
    if (!waits_to_be_woken(waiter.operation) || waiter.object == 0) return std::nullopt;
    std::set<int> waiting;
    std::optional<wake_up> lost;
    for (const wire::trace_event& event : recorded.events) {
        // The wake names the mutex that is taken again: whatever the task waited at, it does not any more.
        if (event.kind == operation_kind::condition_wake) waiting.erase(event.task);
        if (event.object != waiter.object) continue;
        if (event.kind == operation_kind::condition_wait) waiting.insert(event.task);
        if (!wakes(event.kind)) continue;
        // A futex says itself how many it woke: its waits end without a step that names it.
        if (event.kind == operation_kind::futex_wake ? event.value_after > 0 : !waiting.empty())
            lost.reset();
        else if (event.task != waiter.id)
            lost = {event.task, event.step};
    }
    return lost;
}

std::optional<wake_up> wake_up_of_the_wrong_task(const recording& recorded, const wire::task_snapshot& waiter) {
    if (waiter.operation != operation_kind::condition_wait) return std::nullopt;
    std::set<int> waiting;
    std::uint64_t signalled = 0;   // the step, while the waiter waited, and nobody has woken since
    std::optional<wake_up> woken;  // by that signal, and not yet back
    std::optional<wake_up> wrong;
    for (const wire::trace_event& event : recorded.events) {
        if (event.kind == operation_kind::condition_wake && waiting.erase(event.task) != 0 && signalled != 0) {
            if (event.task != waiter.id) woken = {event.task, signalled};
            signalled = 0;
        }
        if (event.object != waiter.object) continue;
        if (event.kind == operation_kind::condition_wait) {
            waiting.insert(event.task);
            if (woken && woken->task == event.task) wrong = std::exchange(woken, std::nullopt);
        }
        if (event.kind == operation_kind::condition_signal && waiting.contains(waiter.id)) signalled = event.step;
    }
    return wrong;
}

}  // namespace pawl::check::report
