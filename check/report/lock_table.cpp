#include "check/report/lock_table.hpp"

#include <algorithm>

#include "check/report/task_states.hpp"

namespace pawl::check::report {

using wire::operation_kind;

void lock_table::lock(const wire::trace_event& event, bool shared) {
    std::vector<hold>& holders = holds_[event.object];
    for (hold& one : holders)
        if (one.task == event.task && one.shared == shared) return void(++one.times);
    holders.push_back({event.task, 1, shared, event.kind, event.step});
}

void lock_table::unlock(std::uint64_t object, int task, bool wholly) {
    std::vector<hold>& holders = holds_[object];
    const auto own = std::ranges::find(holders, task, &hold::task);
    if (own != holders.end() && (wholly || --own->times == 0)) holders.erase(own);
}

void lock_table::take(const wire::trace_event& event) {
    switch (event.kind) {
        case operation_kind::mutex_lock:
        case operation_kind::mutex_try_lock:
        case operation_kind::condition_wake:
            if (event.kind != operation_kind::condition_wake && event.outcome != 1) return;
            latest_mutex_[event.task] = event.object;
            return lock(event, false);
        case operation_kind::spin_lock:
        case operation_kind::spin_try_lock:
        case operation_kind::futex_lock:
        case operation_kind::writer_lock:
        case operation_kind::writer_try_lock:
            if (event.outcome == 1) lock(event, false);
            return;
        case operation_kind::reader_lock:
        case operation_kind::reader_try_lock:
            if (event.outcome == 1) lock(event, true);
            return;
        case operation_kind::once_enter:
            if (event.outcome == 1) lock(event, false);
            return;
        case operation_kind::mutex_unlock:
        case operation_kind::spin_unlock:
        case operation_kind::futex_unlock:
        case operation_kind::rw_unlock:
        case operation_kind::once_leave: return unlock(event.object, event.task, false);
        case operation_kind::condition_wait:
            // The step names the condition variable; the mutex is the one this task locked last.
            if (const auto mutex = latest_mutex_.find(event.task); mutex != latest_mutex_.end())
                unlock(mutex->second, event.task, true);
            return;
        default: return;
    }
}

int lock_table::in_the_way(operation_kind kind, std::uint64_t object, int task) const {
    bool shares = false;
    switch (kind) {
        case operation_kind::reader_lock: shares = true; break;
        case operation_kind::mutex_lock:
        case operation_kind::spin_lock:
        case operation_kind::futex_lock:
        case operation_kind::writer_lock:
        case operation_kind::condition_wake:
        case operation_kind::once_enter: break;
        default: return -1;
    }
    const auto holders = holds_.find(object);
    if (holders == holds_.end()) return -1;
    for (const hold& one : holders->second)
        if (one.task != task && !(shares && one.shared)) return one.task;
    return -1;
}

std::vector<thing_held> lock_table::held_by(int task) const {
    std::vector<thing_held> result;
    for (const auto& [object, holders] : holds_)
        for (const hold& one : holders)
            if (one.task == task) result.push_back({object, one.taken_by, one.since_step});
    std::ranges::sort(result, {}, &thing_held::since_step);
    return result;
}

}  // namespace pawl::check::report
