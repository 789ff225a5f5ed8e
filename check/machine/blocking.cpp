#include "check/machine/blocking.hpp"

#include <cstdio>
#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/measured.hpp"
#include "check/machine/stack_walk.hpp"

namespace pawl::check::machine {

/// What a task is under way with: from when it has come out of a wait for time or for others to when it waits for such again.
struct job_record {
    std::uint64_t own, blocked;
    section_set sections;

    // A wait going on. `why.by` null: for nobody of lower priority.
    blocking_reason why;
    std::uint64_t steps;
    const task* middle;  // of lower priority too, and it runs in the place of the lock's holder
    std::uint64_t middle_steps;

    // It waits for an event: what others of lower priority have done since.
    bool for_event, woken;
    const task* woken_by;
    wire::call_path woken_at;
    std::uint64_t lower_steps, of_waker;
    std::uint64_t steps_of[wire::max_reported_tasks];
};

namespace {

// Who took the step before, and where it stood.
const task* last = nullptr;
wire::call_path last_at;

job_record& job_of(task& t) {
    if (!t.job) {
        t.job = static_cast<job_record*>(execution_memory(sizeof(job_record)));
        std::memset(static_cast<void*>(t.job), 0, sizeof *t.job);
    }
    return *t.job;
}

wire::call_path path_of(const task& t) {
    wire::stack_trace stack;
    if (&t == &current_task())
        walk_frames(static_cast<const std::uint64_t*>(__builtin_frame_address(0)), t.stack_low, t.stack_top, stack);
    else
        walk_task(t, stack);
    wire::call_path path{};
    for (; path.depth < stack.depth && path.depth < wire::max_path; ++path.depth)
        path.pc[path.depth] = stack.pc[path.depth];
    return path;
}

bool is_event_wait(const task& t) {
    const operation& op = *t.pending;
    return op.rule && !op.rule->ready(op, t) && !holder_of_what_it_waits_for(t);
}

// A wait on a condition ends with its mutex.
std::uint64_t wanted_lock(const operation& op) {
    return op.kind == wire::operation_kind::condition_wait && op.also ? op.also : op.object;
}
wire::operation_kind used_as(const operation& op) {
    return op.kind == wire::operation_kind::condition_wait ? wire::operation_kind::mutex_lock : op.kind;
}

wire::call_path place_where_taken(const task& holder, std::uint64_t lock) {
    wire::call_path path{};
    for (int i = 0; i < holder.held_count && i < max_held_objects; ++i) {
        if (holder.holds[i].object->address != lock) continue;
        const call_site& at = holder.holds[i].at;
        path.depth = at.depth();
        std::memcpy(path.pc, at.pc, path.depth * sizeof at.pc[0]);
    }
    return path;
}

// On one core whoever runs keeps all others from it. On several, whoever outranks one that has no core.
bool has_the_core_of(const task& runner, task& other) {
    const wire::machine& on = the_computer.on();
    if (on.kind == wire::machine_kind::one_core || (on.kind == wire::machine_kind::as_asked && on.cores == 1))
        return true;
    return the_computer.outranks(runner, other) && !the_computer.runs_on_a_core(other);
}

struct lock_chain {
    task* first = nullptr;  // who holds what is waited for
    task* end = nullptr;    // who has to go on
    bool has_runner = false;
};

lock_chain chain_from(const task& waiting, const task& runner) {
    lock_chain chain;
    chain.first = chain.end = holder_of_what_it_waits_for(waiting);
    const std::size_t most = the_computer.tasks().size();
    for (std::size_t hops = 0; chain.end && hops < most; ++hops) {
        chain.has_runner = chain.has_runner || chain.end == &runner;
        task* const next = holder_of_what_it_waits_for(*chain.end);
        if (!next) break;
        chain.end = next;
    }
    return chain;
}

// It could run, and one of lower priority does: by what has that one its core?
blocking_reason reason_for_the_core(const task& waiting, const task& runner) {
    const int priority = the_computer.given_priority(waiting);
    for (const task* t : the_computer.tasks()) {
        if (t->ended || holder_of_what_it_waits_for(*t) != &runner || the_computer.effective_priority(*t) < priority)
            continue;
        const std::uint64_t lock = wanted_lock(*t->pending);
        return {wire::blocking_cause::core, &runner, lock, used_as(*t->pending), place_where_taken(runner, lock)};
    }
    for (int i = 0; i < runner.held_count && i < max_held_objects; ++i) {
        const sync_object& lock = *runner.holds[i].object;
        if (lock.protocol == mutex_protocol::ceiling && lock.ceiling >= priority)
            return {wire::blocking_cause::core, &runner, lock.address, wire::operation_kind::mutex_lock,
                    place_where_taken(runner, lock.address)};
    }
    return {wire::blocking_cause::core, &runner, 0, wire::operation_kind::none, {}};
}

[[noreturn]] void report_inversion(const task& waiting, const task& holder, const task& middle) {
    char text[300];
    std::snprintf(
        text, sizeof text,
        "\"%s\" holds it, of priority %d. \"%s\", of priority %d, has nothing to do with that and runs in its place: "
        "the wait lasts as long as \"%s\" cares to run",
        holder.name, the_computer.given_priority(holder), middle.name, the_computer.given_priority(middle),
        middle.name);
    the_computer.fail_of(waiting, wire::finding_kind::inversion, text,
                         reinterpret_cast<const void*>(wanted_lock(*waiting.pending)), static_cast<int>(middle.id));
}

// Nothing but its own priority lets it go before the holder, and no time ends the wait. A simulated kernel judges its own locks
// (sketch/kernel/inversion.hpp).
bool inverts_without_bound(const task& waiting, const task& runner, task& holder) {
    if (waiting.pending->kind == wire::operation_kind::service_wait) return false;
    return waiting.pending->deadline == no_deadline &&
           the_computer.given_priority(runner) >= the_computer.effective_priority(holder) &&
           the_computer.outranks(runner, holder) && !the_computer.runs_on_a_core(holder);
}

void end_wait(task& t, job_record& job) {
    if (job.steps > 0) {
        note_section(t, job.why, job.steps, job.sections);
        job.blocked += job.steps;
    }
    job.why = {};
    job.steps = 0;
}

// Another lock, or another reason than before, is another section.
void count(task& t, job_record& job, const blocking_reason& why) {
    if (job.why.by && (job.why.cause != why.cause || job.why.object != why.object || job.why.by != why.by))
        end_wait(t, job);
    if (!job.why.by) job.why = why;
    ++job.steps;
}

void count_against(task& t, job_record& job, task& runner) {
    if (!t.pending || t.stopped || t.suspended) return;
    if (const lock_chain chain = chain_from(t, runner); chain.first) {
        const bool in_its_place =
            !chain.has_runner && the_computer.able(*chain.end) && has_the_core_of(runner, *chain.end);
        if (!chain.has_runner && !in_its_place) return;
        const std::uint64_t lock = wanted_lock(*t.pending);
        count(t, job,
              {wire::blocking_cause::lock, chain.first, lock, used_as(*t.pending),
               place_where_taken(*chain.first, lock)});
        if (!in_its_place || !inverts_without_bound(t, runner, *chain.end)) return;
        // The step that it comes with shows who it is, the next one is on top.
        if (job.middle_steps++ > 0) report_inversion(t, *chain.first, runner);
        job.middle = &runner;
        return;
    }
    if (the_computer.able(t) && the_computer.outranks(runner, t) && has_the_core_of(runner, t))
        return count(t, job, reason_for_the_core(t, runner));
}

void watch_event(task& t, job_record& job, const task& runner) {
    if (job.woken) return;
    const operation& op = *t.pending;
    if (op.rule->ready(op, t) || holder_of_what_it_waits_for(t)) {
        // The step before has made it possible.
        job.woken = true;
        job.woken_by = last;
        job.woken_at = last_at;
        job.of_waker = last && last->id < wire::max_reported_tasks ? job.steps_of[last->id] : 0;
        return;
    }
    if (the_computer.given_priority(runner) >= the_computer.given_priority(t)) return;
    ++job.lower_steps;
    if (runner.id < wire::max_reported_tasks) ++job.steps_of[runner.id];
}

// Its time may be over already, and it is not noticed before it could have the core. If it could have come now and does not,
// it comes later.
void count_against_sleeper(task& t, job_record& job, task& runner, bool lower) {
    if (the_computer.runs_on_a_core(t)) {
        job.why = {};
        job.steps = 0;
    } else if (lower && the_computer.outranks(runner, t) && has_the_core_of(runner, t)) {
        count(t, job, reason_for_the_core(t, runner));
    }
}

void end_job(task& t, job_record& job) {
    end_wait(t, job);
    note_job(t, job.sections, job.blocked, job.own);
    std::memset(static_cast<void*>(&job), 0, sizeof job);
}

// What it waited for was done by a task of lower priority: that is no blocking, and worth knowing all the same.
void end_event(task& t, const job_record& job) {
    const task* const by = job.woken_by;
    if (!by || by->interrupt || the_computer.given_priority(*by) >= the_computer.given_priority(t)) return;
    const bool alone = the_computer.on().cores == 1;
    section_set none{};
    note_section(t, {wire::blocking_cause::message, by, t.pending->object, t.pending->kind, job.woken_at},
                 alone ? job.lower_steps : job.of_waker, none);
}

void take_own_step(task& t, job_record& job) {
    const operation& op = *t.pending;
    if (job.middle_steps > 0) {
        if (const task* holder = job.why.by) report_inversion(t, *holder, *job.middle);
    }
    if (job.for_event)
        end_event(t, job);
    else if (op.timed_out && !holder_of_what_it_waits_for(t))
        end_job(t, job);  // a time that was over before anybody else took a step
    end_wait(t, job);
    job.for_event = job.woken = false;
    job.middle = nullptr;
    job.middle_steps = 0;
    ++job.own;
}

}  // namespace

task* holder_of_what_it_waits_for(const task& t) {
    if (t.ended || !t.pending) return nullptr;
    const operation& op = *t.pending;
    if (op.kind == wire::operation_kind::spin_lock)
        return op.target && op.target->owner != &t ? op.target->owner : nullptr;
    if (!op.rule || !op.rule->peer || op.kind == wire::operation_kind::join || op.rule->ready(op, t)) return nullptr;
    const int peer = op.rule->peer(op);
    if (peer < 0 || static_cast<std::uint32_t>(peer) == t.id) return nullptr;
    return the_computer.tasks()[static_cast<std::size_t>(peer)];
}

// Before the step takes effect: how all stand is what it finds.
void computer::measure_step(task& by) {
    if (inheritance_) lend_priorities();
    bool somebody_waits_for_news = false;
    for (task* t : alive_) {
        // A task that has not begun yet has no job: programs set up their tasks in the order that they like.
        if (t == &by || t->interrupt || !t->pending || t->pending->kind == wire::operation_kind::task_begin) continue;
        job_record& job = job_of(*t);
        if (!job.for_event && is_event_wait(*t)) {
            end_job(*t, job);
            job.for_event = true;
        }
        const bool lower = given_priority(by) < given_priority(*t);
        if (job.for_event) watch_event(*t, job, by);
        somebody_waits_for_news = somebody_waits_for_news || (job.for_event && !job.woken && lower);
        // One that was woken and waits for the mutex of its condition, or for its core.
        if (!job.for_event || job.woken) {
            if (lower) count_against(*t, job, by);
        } else if (t->pending->deadline != no_deadline && time_.slack_ns == 0 && !t->stopped && !t->suspended) {
            count_against_sleeper(*t, job, by, lower);
        }
    }
    if (!by.interrupt) take_own_step(by, job_of(by));
    if (!interrupts_.empty()) follow_masks(by);
    last_at = somebody_waits_for_news ? path_of(by) : wire::call_path{};
    last = &by;
}

void begin_measuring(wire::session& session) {
    last = nullptr;
    last_at = {};
    begin_rows(session);
}

// What was under way when the execution ended counts with what it had shown.
void end_measuring(bool whole) {
    for (task* t : the_computer.tasks())
        if (t->job && !t->interrupt) end_job(*t, *t->job);
    end_rows(whole);
}

}  // namespace pawl::check::machine
