#include "check/report/standing.hpp"

#include <algorithm>
#include <map>

#include "check/report/operation_use.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

bool is_semaphore(operation_kind kind) {
    return kind == operation_kind::semaphore_wait || kind == operation_kind::semaphore_try_wait ||
           kind == operation_kind::semaphore_post;
}

/// What is true once a step is done, as far as the steps tell.
struct state_of_things {
    std::map<std::uint64_t, std::uint64_t> semaphore;
    std::map<int, std::pair<std::uint64_t, std::uint64_t>> asleep;  // task -> where, and the mutex it gave up there
    std::map<int, std::uint64_t> at_barrier;
    std::map<int, bool> created, ended;

    void pass(const wire::trace_event& event) {
        const auto kind = event.kind;
        if (kind == operation_kind::task_create) created[event.other_task] = true;
        if (kind == operation_kind::task_begin || kind == operation_kind::interrupt_begin) created[event.task] = true;
        if (kind == operation_kind::interrupt_begin) ended[event.task] = false;  // one task, each time that it comes
        if (kind == operation_kind::task_end || kind == operation_kind::interrupt_end) ended[event.task] = true;
        if (is_semaphore(kind) && event.outcome == 1) semaphore[event.object] = event.value_after;
        if (kind == operation_kind::barrier_wait) {
            if (event.outcome == 0)
                at_barrier[event.task] = event.object;
            else if (at_barrier.erase(event.task) == 0)  // the last one: all others there may go on
                std::erase_if(at_barrier, [&](const auto& one) { return one.second == event.object; });
        }
        if (asleep.erase(event.task) == 0 && use_of(kind).sleeps && event.outcome == 1)
            asleep[event.task] = {event.object, event.value_before};
    }
};

class observer {
public:
    observer(const scene& seen, const std::vector<holding>& locks) : seen_(seen), locks_(locks) {
        const auto tasks = static_cast<std::size_t>(seen.task_count());
        next_.resize(tasks);
        stays_.resize(tasks);
        own_.resize(tasks);
        for (std::size_t i = 0; i < seen.steps(); ++i) own_[seen.step(i).task].push_back(i);
        begin_of_spin_ = begin_of_spin();
        // The first operation at a semaphore says what it began with.
        for (const wire::trace_event& event : seen.recorded.events)
            if (is_semaphore(event.kind)) now_.semaphore.try_emplace(event.object, event.value_before);
    }

    std::vector<std::vector<stay>> observe() {
        now_.created[0] = true;
        for (std::size_t step = 0; step < seen_.steps(); ++step) {
            const wire::trace_event& event = seen_.step(step);
            now_.pass(event);
            ++next_[event.task];
            for (std::size_t task = 0; task < stays_.size(); ++task) note(static_cast<int>(task), step);
        }
        return std::move(stays_);
    }

private:
    /// The endless part: the last own steps of the task that the finding is about.
    std::size_t begin_of_spin() const {
        const wire::finding* what = seen_.ended;
        if (what == nullptr || what->unchanged_steps == 0 || what->task < 0) return seen_.steps();
        const auto& own = own_[static_cast<std::size_t>(what->task)];
        const std::size_t count = std::min<std::size_t>(own.size(), what->unchanged_steps);
        return count == 0 ? seen_.steps() : own[own.size() - count];
    }

    void note(int task, std::size_t step) {
        stay now = look(task, step);
        auto& stays = stays_[static_cast<std::size_t>(task)];
        if (!stays.empty()) {
            stay& last = stays.back();
            const bool same = last.how == now.how && last.operation == now.operation && last.object == now.object &&
                              last.peer == now.peer;
            // What it is about to do is part of how it stands, but not while it acts: then each step is a new one.
            if (same && (last.next == now.next || now.how == stand::acts || now.how == stand::spins)) {
                last.to = step + 1;
                return;
            }
        }
        now.from = step;
        now.to = step + 1;
        stays.push_back(now);
    }

    stay look(int task, std::size_t step) {
        stay now;
        const auto& own = own_[static_cast<std::size_t>(task)];
        const std::size_t done = next_[static_cast<std::size_t>(task)];
        now.next = done < own.size() ? own[done] : seen_.steps();
        if (!now_.created[task]) return now;
        if (now_.ended[task]) return now.how = stand::ended, now;
        const bool acts = seen_.step(step).task == task;
        if (seen_.ended != nullptr && task == seen_.ended->task && step >= begin_of_spin_) {
            now.how = stand::spins;
            now.peer = seen_.ended->peer;
            return now;
        }
        // What it waits in after the very last step is how it stands; after any other it has just acted.
        if (acts && step + 1 < seen_.steps()) return now.how = stand::acts, now;
        const wire::task_snapshot* end = now.next == seen_.steps() ? seen_.at_the_end(task) : nullptr;
        if (now.next < seen_.steps()) {
            const wire::trace_event& event = seen_.step(now.next);
            about_to(now, task, step, event.kind, event.object, event.other_task);
        } else if (end != nullptr) {
            about_to(now, task, step, end->operation, end->object, end->waits_for_task);
            finally(now, *end, step);
        }
        if (acts && (now.how == stand::kept || now.how == stand::ready || now.how == stand::absent))
            now.how = stand::acts;
        return now;
    }

    // Whether it can do that, once this step is done.
    void about_to(stay& now, int task, std::size_t step, operation_kind kind, std::uint64_t object, int other) {
        now.operation = kind;
        now.object = object;
        now.how = one_core() ? stand::kept : stand::ready;
        if (now.how == stand::kept) now.peer = seen_.step(step).task;
        const auto waits = [&](operation_kind in, std::uint64_t where, int whom) {
            now.how = stand::waits;
            now.operation = in;
            now.object = where;
            now.peer = whom;
        };
        if (const auto slept = now_.asleep.find(task); slept != now_.asleep.end())
            return waits(use_of(kind).sleeps ? kind : operation_kind::condition_wait, slept->second.first, -1);
        if (now_.at_barrier.contains(task)) return waits(operation_kind::barrier_wait, now_.at_barrier[task], -1);
        if (kind == operation_kind::sleep) {
            now.how = stand::sleeps;
            now.peer = -1;
        }
        if (kind == operation_kind::join && other >= 0 && !now_.ended[other]) return waits(kind, object, other);
        if (kind == operation_kind::semaphore_wait && now_.semaphore.contains(object) && now_.semaphore[object] == 0)
            return waits(kind, object, -1);
        if (const operation_use use = use_of(kind); use.takes && !use.tries)
            if (const holding* held = obstacle(locks_, task, object, kind, step))
                return waits(kind, object, held->task);
    }

    // Its last stay: what the machine says of the end holds from the last step on, and while nothing else was seen.
    void finally(stay& now, const wire::task_snapshot& end, std::size_t step) {
        const bool last = step + 1 == seen_.steps();
        switch (end.state) {
            case wire::task_state::waiting:
                if (!last || now.how == stand::waits) break;
                now.how = stand::waits;
                now.peer = end.waits_for_task;
                break;
            case wire::task_state::spinning:
                if (last) now.how = stand::spins, now.peer = end.waits_for_task;
                break;
            case wire::task_state::stopped:
                if (last) now.how = stand::stopped, now.peer = -1;
                break;
            default: break;
        }
    }

    bool one_core() const { return seen_.on.kind == wire::machine_kind::one_core || seen_.on.cores == 1; }

    const scene& seen_;
    const std::vector<holding>& locks_;
    state_of_things now_;
    std::vector<std::vector<std::size_t>> own_;
    std::vector<std::size_t> next_;  // how many of its own steps a task has done
    std::vector<std::vector<stay>> stays_;
    std::size_t begin_of_spin_ = 0;
};

}  // namespace

const char* key_of(stand how) {
    switch (how) {
        case stand::absent: return "absent";
        case stand::acts: return "acts";
        case stand::ready: return "ready";
        case stand::kept: return "kept";
        case stand::waits: return "waits";
        case stand::sleeps: return "sleeps";
        case stand::spins: return "spins";
        case stand::stopped: return "stopped";
        case stand::ended: return "ended";
    }
    return "ready";
}

std::vector<std::vector<stay>> standings_of(const scene& seen, const std::vector<holding>& locks) {
    return observer(seen, locks).observe();
}

const stay& stay_at(const std::vector<stay>& stays, std::size_t step) {
    const auto after = std::ranges::upper_bound(stays, step, {}, &stay::from);
    return after == stays.begin() ? *after : *(after - 1);
}

}  // namespace pawl::check::report
