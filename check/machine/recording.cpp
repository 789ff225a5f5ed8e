#include "check/machine/recording.hpp"

#include <unistd.h>

#include <cstring>

#include "check/machine/computer.hpp"
#include "check/machine/object_names.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/kernel.hpp"
#include "check/wire/service.hpp"

namespace pawl::check::machine {
namespace {

wire::session* into = nullptr;
bool recording_on = false;
std::uint32_t (*output_written)() = nullptr;
wire::stack_trace stacks[wire::max_reported_tasks];
// A plain or volatile store happens after its step was recorded: its value is read when the task comes back.
wire::trace_event* unread_store[wire::max_reported_tasks];

void read_store(std::uint32_t task) {
    wire::trace_event* e = unread_store[task];
    unread_store[task] = nullptr;
    if (e) std::memcpy(&e->value_after, reinterpret_cast<const void*>(e->object), e->size < 8 ? e->size : 8);
}

}  // namespace

void begin_recording(wire::session& session, bool on) {
    into = &session;
    recording_on = on;
    if (!on) return;
    session.event_count = 0;
    session.events_truncated = false;
    session.output_length = 0;
    std::memset(stacks, 0, sizeof stacks);
    std::memset(unread_store, 0, sizeof unread_store);
}

bool has_remembered_stacks() { return recording_on; }

void remember_stack(const task& t) {
    if (t.id >= wire::max_reported_tasks) return;
    read_store(t.id);
    unwind_here(stacks[t.id]);
}

void forget_stack(std::uint32_t task) {
    if (recording_on && task < wire::max_reported_tasks) stacks[task] = {};
}

const wire::stack_trace& remembered_stack(std::uint32_t task) { return stacks[task]; }

void record_event(wire::session& session, const operation& op, const task& t, std::uint64_t step, std::int64_t clock,
                  bool preempted) {
    if (session.event_count == wire::max_events) {
        session.events_truncated = true;
        return;
    }
    wire::trace_event& e = session.events[session.event_count];
    e.step = step;
    e.clock_ns = clock;
    e.object = op.object;
    e.value_before = op.value_before;
    e.value_after = op.value_after;
    e.output = output_written ? output_written() : 0;
    e.other_task = op.other_task;
    e.priority = the_computer.effective_priority(t);
    e.core = static_cast<std::int16_t>(t.core);
    e.task = static_cast<std::uint16_t>(t.id);
    e.kind = op.kind;
    e.size = op.size;
    e.outcome = op.outcome;
    e.preempted = preempted;
    e.plain = op.plain;
    e.memory_order = op.memory_order;
    e.newer = op.newer;
    e.spurious = op.spurious;
    if (t.id < wire::max_reported_tasks) {
        e.stack = stacks[t.id];
        read_store(t.id);
        if (op.store_follows) unread_store[t.id] = &e;
    }
    ++session.event_count;
}

void measure_output(std::uint32_t (*written)()) { output_written = written; }

// What it is about to do, and whether it can.
static void describe_wait(const computer& c, task& t, wire::task_snapshot& s) {
    const operation& op = *t.pending;
    s.operation = op.kind;
    s.size = op.size;
    s.object = op.object;
    if (t.stopped) {
        s.state = wire::task_state::stopped;
        return;
    }
    // Whatever it stands before: it does nothing until it is resumed.
    const auto itself = static_cast<std::uint8_t>(wire::service::suspended);
    if (t.suspended && !(op.kind == wire::operation_kind::service_wait && op.size == itself)) {
        s.state = wire::task_state::waiting;
        s.operation = wire::operation_kind::service_wait;
        s.size = static_cast<std::uint8_t>(wire::service::suspended_by_another);
        s.object = 0;
        return;
    }
    const bool possible = !op.rule || op.rule->ready(op, t);
    if (c.spinning(t))
        s.state = wire::task_state::spinning;
    else if (!possible)
        s.state = op.kind == wire::operation_kind::sleep ? wire::task_state::sleeping : wire::task_state::waiting;
    if (!possible && op.rule->peer) s.waits_for_task = op.rule->peer(op);
}

// How every task stands at the end, for whatever was found.
void computer::fill(wire::finding& what, wire::finding_kind kind, const char* text) {
    if (current_ && recording_on && current_->id < wire::max_reported_tasks) read_store(current_->id);
    std::memset(static_cast<void*>(&what), 0, sizeof what);
    what.kind = kind;
    what.task = what.peer = -1;
    what.steps = steps_;
    what.clock_ns = clock_ns_;
    what.preemptions = preemptions_;
    std::strncpy(what.text, text, sizeof what.text - 1);
    find_handles();
    for (task* t : tasks_) {
        if (what.task_count == wire::max_reported_tasks) break;
        wire::task_snapshot& s = what.tasks[what.task_count++];
        s.id = static_cast<std::uint16_t>(t->id);
        s.interrupt = t->interrupt;
        s.background = t->background;
        s.lent = t->lent;
        s.waits_since_ns = t->pending_since_ns;
        s.policy = static_cast<std::uint8_t>(t->policy);
        s.core = static_cast<std::int16_t>(t->kept_core > 0 ? t->kept_core - 1 : t->core);
        s.base_priority = t->base_priority;
        // One that keeps all others off does not outrank them by a priority.
        s.priority = t->keeps_others_off > 0 ? t->base_priority : effective_priority(*t);
        s.waits_for_task = -1;
        std::memcpy(s.name, t->name, sizeof s.name);
        s.state = t->ended ? wire::task_state::ended : wire::task_state::ready;
        if (t->ended) continue;
        if (t->pending) describe_wait(*this, *t, s);
        for (int i = 0; i < t->held_count && i < max_held_objects && i < wire::max_held; ++i)
            s.held[s.held_count++] = {t->holds[i].object->address, t->holds[i].at.pc[0], t->holds[i].step,
                                      t->holds[i].at_ns};
        for (int i = 0; i < t->window.places && i < wire::max_held; ++i) {
            s.watched[s.watched_count] = reinterpret_cast<std::uint64_t>(t->window.seen[i].address);
            s.watched_value[s.watched_count++] = t->window.seen[i].value;
        }
        if (has_remembered_stacks())
            s.stack = remembered_stack(t->id);
        else if (t != current_)
            walk_task(*t, s.stack);
        else
            walk_frames(static_cast<const std::uint64_t*>(__builtin_frame_address(0)), t->stack_low, t->stack_top,
                        s.stack);
    }
}

}  // namespace pawl::check::machine
