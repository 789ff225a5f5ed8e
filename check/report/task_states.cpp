#include "check/report/task_states.hpp"

#include <algorithm>

#include "check/report/lock_table.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;
using how = task_standing::how;

/// A wait that was begun by one step and is ended by a later one of the same task.
struct begun_wait {
    bool on = false;
    bool woken = false;
    operation_kind kind = operation_kind::none;
    std::uint64_t object = 0;
};

class past {
public:
    void take(const wire::trace_event& event) {
        locks.take(event);
        begun_wait& own = waits[event.task];
        switch (event.kind) {
            case operation_kind::condition_wait: own = {true, false, event.kind, event.object}; break;
            case operation_kind::futex_wait:
                own = {!own.on && event.outcome == 1, false, event.kind, event.object};
                break;
            case operation_kind::barrier_wait:
                if (!own.on && event.outcome != 0) wake(event.object, true);
                own = {!own.on && event.outcome == 0, false, event.kind, event.object};
                break;
            case operation_kind::condition_signal: wake(event.object, false); break;
            case operation_kind::condition_broadcast:
            case operation_kind::futex_wake:
            case operation_kind::futex_requeue: wake(event.object, true); break;
            case operation_kind::semaphore_wait:
            case operation_kind::semaphore_try_wait:
            case operation_kind::semaphore_post:
                counts[event.object] = event.value_after;
                own.on = false;
                break;
            case operation_kind::task_end:
            case operation_kind::interrupt_end: ended[event.task] = true; break;
            default: own.on = false; break;
        }
    }

    lock_table locks;
    std::map<int, begun_wait> waits;
    std::map<int, bool> ended;
    std::map<std::uint64_t, std::uint64_t> counts;  // of semaphores

private:
    // Which of several waiters a signal woke is not recorded with it: with more than one, none is called woken yet.
    void wake(std::uint64_t object, bool all) {
        const auto waits_here = [&](const auto& entry) { return entry.second.on && entry.second.object == object; };
        if (!all && std::ranges::count_if(waits, waits_here) > 1) return;
        for (auto& entry : waits)
            if (waits_here(entry)) entry.second.woken = true;
    }
};

/// What a task that will do `next` waits for until then.
void find_wait(task_standing& task, const past& before) {
    const wire::trace_event& next = *task.next;
    const auto waits = [&](operation_kind in, std::uint64_t object, int other) {
        task.state = how::waits;
        task.waits_in = in;
        task.waits_for = object;
        task.waits_for_task = other;
    };
    if (const auto wait = before.waits.find(task.task);
        wait != before.waits.end() && wait->second.on && !wait->second.woken)
        return waits(wait->second.kind, wait->second.object, -1);
    switch (next.kind) {
        case operation_kind::sleep: task.state = how::sleeps; return;
        case operation_kind::join:
            if (next.other_task >= 0 && !before.ended.contains(next.other_task)) waits(next.kind, 0, next.other_task);
            return;
        case operation_kind::semaphore_wait:
            if (const auto count = before.counts.find(next.object); count != before.counts.end() && count->second == 0)
                waits(next.kind, next.object, -1);
            return;
        default: break;
    }
    if (const int holder = before.locks.in_the_way(next.kind, next.object, task.task); holder >= 0)
        waits(next.kind, next.object, holder);
}

void stand_at_the_end(task_standing& task, const wire::task_snapshot& snapshot) {
    task.stack = &snapshot.stack;
    switch (snapshot.state) {
        case wire::task_state::waiting: task.state = how::waits; break;
        case wire::task_state::spinning: task.state = how::spins; break;
        case wire::task_state::sleeping: task.state = how::sleeps; break;
        case wire::task_state::ended: task.state = how::ended; break;
        case wire::task_state::ready:
        case wire::task_state::stopped: task.state = how::could_go_on; break;
    }
    task.waits_in = snapshot.operation;
    task.waits_for = snapshot.object;
    task.waits_for_task = snapshot.waits_for_task;
}

}  // namespace

task_states::task_states(const verdict& whole) : whole_(whole) {
    events_of_[0];
    for (std::size_t i = 0; i < whole.recorded.events.size(); ++i) {
        const wire::trace_event& event = whole.recorded.events[i];
        events_of_[event.task].push_back(i);
        if (event.kind == operation_kind::task_create && event.other_task >= 0) events_of_[event.other_task];
    }
}

const wire::trace_event* task_states::next_of(int task, std::size_t index) const {
    const auto& own = events_of_.at(task);
    const auto next = std::ranges::upper_bound(own, index);
    return next == own.end() ? nullptr : &whole_.recorded.events[*next];
}

const wire::task_snapshot* task_states::at_the_end(int task) const {
    if (!whole_.what) return nullptr;
    for (std::uint32_t i = 0; i < whole_.what->task_count && i < wire::max_reported_tasks; ++i)
        if (whole_.what->tasks[i].id == task) return &whole_.what->tasks[i];
    return nullptr;
}

std::vector<task_standing> task_states::after(std::size_t index) const {
    past before;
    std::map<int, task_standing> tasks;
    tasks[0].state = how::could_go_on;
    for (std::size_t i = 0; i <= index && i < whole_.recorded.events.size(); ++i) {
        const wire::trace_event& event = whole_.recorded.events[i];
        before.take(event);
        tasks[event.task].last = &event;
        if (event.kind == operation_kind::task_create && event.other_task >= 0) tasks[event.other_task];
    }
    std::vector<task_standing> result;
    for (auto& [number, task] : tasks) {
        task.task = number;
        task.holds = before.locks.held_by(number);
        task.next = next_of(number, index);
        const wire::task_snapshot* end = task.next == nullptr ? at_the_end(number) : nullptr;
        if (task.last != nullptr) task.state = how::could_go_on;
        if (task.next != nullptr) {
            task.stack = &task.next->stack;
            if (task.state == how::could_go_on) find_wait(task, before);
        } else if (end != nullptr) {
            stand_at_the_end(task, *end);
        } else {
            task.state = how::ended;
        }
        if (before.ended.contains(number)) task.state = how::ended;
        if (task.state == how::could_go_on && index < whole_.recorded.events.size() &&
            whole_.recorded.events[index].task == number)
            task.state = how::acts;
        result.push_back(std::move(task));
    }
    return result;
}

}  // namespace pawl::check::report
