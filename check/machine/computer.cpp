#include "check/machine/computer.hpp"

#include <sched.h>

#include <cstdio>
#include <cstring>

#include "check/explore/actor.hpp"
#include "check/judge/conclusion.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/blocking.hpp"
#include "check/machine/call_rounds.hpp"
#include "check/machine/debugger.hpp"
#include "check/machine/dependence.hpp"
#include "check/machine/freed_memory.hpp"
#include "check/machine/heap.hpp"
#include "check/machine/object_names.hpp"
#include "check/machine/promised_calls.hpp"
#include "check/machine/race_detector.hpp"
#include "check/machine/recording.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/machine/timed_calls.hpp"
#include "check/wire/service.hpp"

namespace pawl::check::machine {

computer the_computer;

void computer::begin(wire::session& session, explore::strategy& strategy) {
    session_ = &session;
    order_ = &session.current;
    strategy_ = &strategy;
    warned_ = false;
}

void computer::run(void (*main_entry)(), char* main_stack_top) {
    clock_ns_ = clock_start_ns;
    time_ = {};
    on_switch_ = nullptr;
    on_too_long_ = on_time_over_ = nullptr;
    computing_steps_ = 0;
    steps_ = steps_since_clock_ = 0;
    ++execution_;
    trace_hash_ = 0;
    depth_ = 0;
    prefix_length_ = strategy_->prefix_length();
    tasks_.clear();
    alive_.clear();
    free_slots_.clear();
    interrupts_.clear();
    used_slots_ = 0;
    next_ticket_ = 0;
    runner_ = nullptr;
    active_interrupts_ = 0;
    interrupts_begun_ = 0;
    preemptions_ = 0;
    alone_ = nullptr;
    inheritance_ = watched_a_loop_ = masks_in_use_ = silenced_ = redundant_ = out_of_turn_ = may_rest_ =
        circle_closed_ = false;
    slack_beside_ = 0;
    cores_are_kept_ = false;
    knows_rest_ = nullptr;
    held_back_ = nullptr;
    event_ = event_beside_ = {};
    event_operation_ = nullptr;
    loop_.end();
    stopped_ = solo_ = nullptr;
    turns_ = {};
    changed_ = offers_ = false;
    finding_.kind = wire::finding_kind::none;
    session_->schedule_length = 0;
    reset_execution_memory();
    reset_objects();
    reset_races();
    begin_recording(*session_, order_->record);
    begin_following(*session_);
    begin_rounds(*session_);
    if (order_->real_time) begin_measuring(*session_);
    begin_naming(session_->named);
    weak_ = order_->on.memory == wire::memory_model::c11 && order_->on.has_several_cores();
    // Where priorities or cores decide who may run, the search does not reverse everything.
    reversals_are_limited_ = order_->on.kind != wire::machine_kind::free || cores_matter_;
    if (weak_) trace_.begin_execution();
    forget_calls();
    session_->account_length = 0;

    driver_base_ = __builtin_ia32_rdfsbase64();
    auto* main_task = static_cast<task*>(execution_memory(sizeof(task)));
    std::memset(static_cast<void*>(main_task), 0, sizeof *main_task);
    main_task->stack_top = main_stack_top;
    main_task->stack_low = main_stack_top - (std::size_t{7} << 20);
    main_task->thread_base = driver_base_;
    main_task->core = -1;
    main_task->policy = SCHED_OTHER;
    main_task->stack_pointer = prepare_fiber(main_stack_top, main_entry);
    main_task->clock.raise(0, 1);
    main_task->ancestry = 1;
    std::strcpy(main_task->name, "main");
    tasks_.push_back(main_task);
    alive_.push_back(main_task);
    apply_rules(*main_task);

    current_ = main_task;
    running_ = true;
    pawl_fiber_switch(&driver_stack_, main_task->stack_pointer, main_task->thread_base);
    running_ = false;
    if (order_->reduced) tell_the_end();
    current_ = nullptr;
    for (task* t : alive_) end_following(*t);
    if (order_->real_time) end_measuring(!wants_more_threads_ && !redundant_);
    if (tasks_.size() > most_tasks_) most_tasks_ = static_cast<std::uint32_t>(tasks_.size());
    session_->now.steps.fetch_add(steps_, std::memory_order_relaxed);
}

void computer::leave() {
    running_ = false;
    // Where it stands is asked after the end: its stack is a root of what is still reachable.
    pawl_fiber_switch(&current_->stack_pointer, driver_stack_, driver_base_);
    __builtin_unreachable();
}

void computer::perform(operation& op) {
    task& me = *current_;
    if (!running_) return;
    if (loop_.active()) judge::loop_watch::step_off();
    me.pending = &op;
    me.pending_since = steps_;
    me.pending_since_ns = clock_ns_;
    me.wait_judged = false;
    ++me.own_steps;
    clock_ns_ += time_.step_ns;  // each step takes time: of two equal sleeps the one that began first may end first
    ++steps_since_clock_;
    if (clock_ns_ >= time_.horizon) reach_the_horizon();
    trace_hash_ =
        (trace_hash_ ^ op.object ^ (std::uint64_t{me.id} << 48) ^ (static_cast<std::uint64_t>(op.kind) << 56)) *
        0x9e3779b97f4a7c15u;
    if (op.deadline != no_deadline) touches(clock_place(wire::touch::writes));
    if (++steps_ > order_->max_steps) cut_by_length();
    // Nobody else writes it. Between two steps the program may compute for long.
    std::atomic<std::uint64_t>& heartbeat = session_->now.live_steps;
    heartbeat.store(heartbeat.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    if (order_->record) remember_stack(me);
    if (me.open_calls != 0 || me.inside_nonblocking != 0) count_own_step(me);
    if (order_->reduced) announce_promised_wait(op);
    // Behind its equals under SCHED_FIFO: who waits, and who gave its turn up.
    if (me.yielded || (op.rule && !op.rule->ready(op, me))) me.ticket = ++next_ticket_;
    take(decide(&me));
    if (session_->debugged) stand_before_step(*this);
    me.pending = nullptr;  // the operation stands on the caller's stack
    if (heap_owns(op.object)) check_use_of_heap(op);
}

// Time sharing is weakly fair: after a long run of one task the others get a turn. That leaves schedules out, so the
// search is then no complete one.
void computer::give_way_now_and_then(task& me) {
    constexpr std::uint32_t long_run = 512;
    if (runner_ != &me) {
        runner_ = &me;
        run_length_ = 0;
    }
    if (++run_length_ < long_run || !shares_time(me)) return;
    run_length_ = 0;
    me.yielded = true;
    me.yields_in_a_row = ~0u;
    session_->search.pruned_by_bound = true;
}

void computer::done(const operation& op, const std::uint64_t* frame) {
    task& me = *current_;
    // A task's beginning is performed by nobody.
    if (session_->debugged &&
        (op.kind == wire::operation_kind::task_begin || op.kind == wire::operation_kind::interrupt_begin))
        stand_before_step(*this);
    const bool computes =
        op.kind == wire::operation_kind::service && op.size == static_cast<std::uint8_t>(wire::service::computes);
    const bool locks = op.kind == wire::operation_kind::mutex_lock && op.outcome == 1;
    if (frame)
        judge::note_unchanged(me, op, frame);
    else if (locks || op.kind == wire::operation_kind::mutex_unlock)
        judge::note_lock(me, locks);
    else if (!computes)
        judge::note_change(me);
    if (order_->reduced || weak_) refine_event(op);
    if (order_->record) record(op);
    if (order_->progress != wire::progress_class::none) {
        const bool changed = !frame;
        changed_ = changed_ || changed;
        turns_.changed = turns_.changed || changed;
        follow_rounds(me, op, changed);
    }
    // In a debugger the processor's single steps belong to it.
    if (loop_.follows(me) && !session_->debugged) judge::loop_watch::step_on();
}

void computer::record(const operation& op) {
    // What the step then saw may have been a choice as well.
    std::size_t depth = depth_;
    while (depth > 0 && session_->schedule[depth - 1].kind == wire::choice_kind::data) --depth;
    record_event(*session_, op, *current_, steps_, clock_ns_, depth > 0 && session_->schedule[depth - 1].preempts);
}

void computer::announce(wire::operation_kind kind, const void* object) {
    operation op;
    op.kind = kind;
    op.object = reinterpret_cast<std::uint64_t>(object);
    perform(op);
    done(op);
}

void computer::go_to(task& next) {
    if (next.yielded || current_ != &next)
        for (task* t : alive_) t->yielded = false;
    if (current_ != &next)
        for (task* t : alive_) t->yields_in_a_row = t->expiries_in_a_row = 0;
    next.ticket = 0;
    if (weak_) see_own_core(next);
    if (on_switch_) on_switch_(next);
    // A handler that has just ended and comes again at once begins on the stack on which this runs, from its top.
    const bool anew = next.pending && next.pending->kind == wire::operation_kind::interrupt_begin;
    if (&next == current_ && !anew) return;
    task& last = *current_;
    current_ = &next;
    pawl_fiber_switch(&last.stack_pointer, next.stack_pointer, next.thread_base);
}

void computer::take(const wire::choice& choice) {
    if (choice.kind == wire::choice_kind::interrupt) return start_interrupt(choice.value);
    if (choice.kind == wire::choice_kind::turns) {
        begin_turns(wire::turn_order::of(choice.value));
        return take(decide(nullptr));
    }
    task& next = *tasks_[choice.value];
    if (choice.kind == wire::choice_kind::stop) {
        stop_for_ever(next);
        return take(decide(nullptr));
    }
    if (choice.kind == wire::choice_kind::alone) {
        leave_alone(next);
        return take(decide(nullptr));
    }
    operation& op = *next.pending;
    if (op.rule || op.kind == wire::operation_kind::task_begin) next.on_since = steps_;
    if (choice.kind == wire::choice_kind::expiry) {
        ++next.expiries_in_a_row;
        fire(next);
    }
    if (op.deadline <= clock_ns_ && !(op.rule && op.rule->ready(op, next))) op.timed_out = op.rule != nullptr;
    if (order_->reduced || weak_) begin_event(choice, next);
    if (cores_are_kept_ && next.core < 0 && next.on_since == steps_) touches_everything();
    if (order_->real_time) measure_step(next);
    go_to(next);
}

// Steps take an unknown time: a deadline that was computed later may lie later than it seems, and this expiry says that
// it does.
void computer::fire(const task& next) {
    if (next.pending->deadline >= time_.horizon) reach_the_horizon();
    advance_clock(next.pending->deadline);
    steps_since_clock_ = 0;
    slack_beside_ = 0;
    for (task* t : alive_)
        if (t != &next && t->pending && t->pending->deadline <= clock_ns_ && t->pending_since > next.pending_since)
            t->pending->deadline = clock_ns_ + 1;
}

void computer::advance_clock(std::int64_t to) {
    if (to > clock_ns_) clock_ns_ = to;
}

unsigned computer::choose(unsigned alternatives, operation& op, bool first_is_usual) {
    task& me = *current_;
    me.pending = &op;
    ++steps_;
    if (steps_ > order_->max_steps) fail(wire::finding_kind::too_long, "");
    if (order_->record) remember_stack(me);
    const std::size_t depth = depth_++;
    if (depth >= wire::max_depth) fail(wire::finding_kind::too_long, "");
    wire::choice taken;
    if (depth < prefix_length_ && !order_->record) {
        taken = strategy_->prefix(depth);
    } else {
        open_.count = 0;
        open_.some_yield = false;
        for (unsigned i = 0; i < alternatives; ++i)
            open_.add({static_cast<std::uint16_t>(i), wire::choice_kind::data, first_is_usual && i > 0});
        if (order_->reduced && depth > prefix_length_) strategy_->happened(depth - 1, event_);
        const std::size_t index = strategy_->pick(depth, open_, explore::actor_of_task(me.id));
        if (index == explore::candidates::most) fail(wire::finding_kind::nondeterminism, "");
        taken = open_.at[index];
    }
    session_->schedule[depth] = taken;
    session_->schedule_length = static_cast<std::uint32_t>(depth_);
    if (session_->debugged) stand_before_step(*this);
    me.pending = nullptr;
    return taken.value;
}

void computer::fail(wire::finding_kind kind, const char* text, const void* object, int peer) {
    fill(finding_, kind, text);
    finding_.task = current_ ? static_cast<std::int16_t>(current_->id) : std::int16_t{-1};
    finding_.peer = static_cast<std::int16_t>(peer);
    finding_.object = reinterpret_cast<std::uint64_t>(object);
    if (current_) unwind_here(finding_.stack);
    finding_.pc = finding_.stack.depth ? finding_.stack.pc[0] : 0;
    event_.everything = true;  // whatever the others were about to do might have come before
    leave();
}

void computer::fail_of(const task& whom, wire::finding_kind kind, const char* text, const void* object, int peer) {
    fill(finding_, kind, text);
    finding_.task = static_cast<std::int16_t>(whom.id);
    finding_.peer = static_cast<std::int16_t>(peer);
    finding_.object = reinterpret_cast<std::uint64_t>(object);
    if (whom.id < wire::max_reported_tasks) finding_.stack = finding_.tasks[whom.id].stack;
    finding_.pc = finding_.stack.depth ? finding_.stack.pc[0] : 0;
    event_.everything = true;
    leave();
}

void computer::fail_promise(const char* function, std::uint64_t own_steps) {
    fill(finding_, wire::finding_kind::promise, function);
    finding_.task = static_cast<std::int16_t>(current_->id);
    finding_.own_steps = own_steps;
    finding_.broken = solo_ ? broken_by_a_wait() : progress();
    unwind_here(finding_.stack);
    finding_.pc = finding_.stack.depth ? finding_.stack.pc[0] : 0;
    leave();
}

void computer::fail_progress(wire::progress_class broken, const char* function, std::uint32_t rounds,
                             const interference& by) {
    fill(finding_, wire::finding_kind::promise, function);
    finding_.task = static_cast<std::int16_t>(current_->id);
    finding_.peer = static_cast<std::int16_t>(by.task);
    finding_.object = by.object;
    finding_.broken = broken;
    finding_.rounds = rounds;
    for (std::uint32_t i = 0; i < by.depth; ++i) finding_.interference.pc[i] = by.pc[i];
    finding_.interference.depth = by.depth;
    unwind_here(finding_.stack);
    finding_.pc = finding_.stack.depth ? finding_.stack.pc[0] : 0;
    leave();
}

void computer::fail_by_signal(int number, const char* text) {
    fill(finding_, wire::finding_kind::signal, text);
    finding_.detail_signal = static_cast<std::uint8_t>(number);
    finding_.task = static_cast<std::int16_t>(current_->id);
    unwind_here(finding_.stack);
    finding_.pc = finding_.stack.depth ? finding_.stack.pc[0] : 0;
    event_.everything = true;
    leave();
}

void computer::fail_as(const wire::finding& what) {
    finding_ = what;
    event_.everything = true;
    leave();
}

void computer::finish(int exit_status) {
    // Names and priorities, for the report.
    if (order_->record || order_->kind == wire::order_kind::run) fill(finding_, wire::finding_kind::none, "");
    finding_.kind = wire::finding_kind::none;
    finding_.exit_status = exit_status;
    finding_.steps = steps_;
    finding_.clock_ns = clock_ns_;
    leave();
}

void computer::restate(wire::finding_kind kind, const char* text) {
    const int status = finding_.exit_status;
    fill(finding_, kind, text);
    finding_.exit_status = status;
}

void computer::cut_off() {
    redundant_ = true;
    finding_.kind = wire::finding_kind::none;
    finding_.exit_status = session_->usual_exit_status;
    leave();
}

void computer::conclude() {
    if (turns_.on) end_turns();
    judge::conclude(*this, finding_);
    if (finding_.kind == wire::finding_kind::waits_for_peer && !order_->keep_warnings) {
        if (!warned_) warning_ = finding_;
        warned_ = true;
        finding_.kind = wire::finding_kind::none;
        finding_.exit_status = session_->usual_exit_status;  // it has not ended: its status says nothing
    }
    leave();
}

}  // namespace pawl::check::machine
