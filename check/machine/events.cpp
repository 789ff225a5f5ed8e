// What each event touches, told to the strategy: from one choice to the next, a task's operation and the code behind it
// are one event.
#include "check/explore/actor.hpp"
#include "check/explore/footprints.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/dependence.hpp"
#include "check/machine/promised_calls.hpp"

namespace pawl::check::machine {
namespace {

// A task that spins goes on when something that it watches changes: its next step depends on all of that. Not on what it
// read plainly: if somebody may change that meanwhile, the place races and its accesses are steps.
void add_watched(wire::footprint& to, const task& t) {
    for (int i = 0; i < t.window.places; ++i) {
        const spin_window::place& p = t.window.seen[i];
        if (p.plain) continue;
        if (p.object)
            explore::add(to, object_place(p.object, wire::touch::reads));
        else
            add_memory(to, reinterpret_cast<std::uint64_t>(p.address), p.size, wire::touch::reads);
    }
}

void add_all(wire::footprint& to, const wire::footprint& from) {
    to.everything = to.everything || from.everything;
    for (int i = 0; i < from.count; ++i) explore::add(to, from.at[i]);
}

}  // namespace

// On free cores an interrupt stops one task, the one whose core it comes to. Elsewhere the search sees who may run.
void computer::add_core(wire::footprint& to, const task& t) const {
    if (interrupts_.empty() || on().kind != wire::machine_kind::free) return;
    explore::add(to, core_place(t.interrupt ? t.core : static_cast<int>(t.id), wire::touch::reads));
}

void computer::begin_event(const wire::choice& choice, task& next) {
    event_ = event_beside_ = {};
    event_operation_ = next.pending;
    event_beside_.everything = out_of_turn_;
    out_of_turn_ = false;
    if (choice.kind == wire::choice_kind::expiry) touches(clock_place(wire::touch::writes));
    if (next.woken_by.count || next.woken_by.everything) add_all(event_beside_, next.woken_by);
    next.woken_by = {};  // what comes behind this event comes behind all that it depends on
    add_core(event_beside_, next);
    event_ = event_beside_;
    add_operation(event_, *next.pending, false);
}

// An operation that has taken effect touches what it has touched, and no longer all that it might have.
void computer::refine_event(const operation& op) {
    if (event_operation_ == &op) {
        event_ = event_beside_;
        event_operation_ = nullptr;
    }
    // A look at the clock that was no event of its own: it only reads.
    if (op.kind == wire::operation_kind::read_clock && current_->pending_since + 1 != steps_)
        return explore::add(event_, clock_place(wire::touch::reads));
    add_operation(event_, op, true);
}

void computer::event_is_over(std::size_t depth) {
    if (order_->reduced && depth > prefix_length_) strategy_->happened(depth - 1, event_);
    if (weak_ && depth > 0) trace_.append(current_->id, event_);
}

void computer::touches(const wire::touched_place& place) {
    explore::add(event_, place);
    explore::add(event_beside_, place);
}

void computer::wakes(task& sleeper) {
    touches(wake_place(static_cast<std::int32_t>(sleeper.id), wire::touch::writes));
    if (weak_) shows(*current_, sleeper);
}

void computer::touches_memory(const void* at, unsigned size, wire::touch how) {
    add_memory(event_, reinterpret_cast<std::uint64_t>(at), size, how);
    add_memory(event_beside_, reinterpret_cast<std::uint64_t>(at), size, how);
}

// What was about to come when the execution ended could have come earlier.
void computer::tell_the_end() {
    if (session_->schedule_length > 0) strategy_->happened(session_->schedule_length - 1, event_);
    if (redundant_) return;
    for (task* t : alive_) {
        if (!t->pending) continue;
        wire::footprint standing{};
        add_operation(standing, *t->pending, false);
        if (spinning(*t)) add_watched(standing, *t);
        add_core(standing, *t);
        strategy_->stands(explore::actor_of_task(t->id), standing);
    }
    for (std::size_t i = 0; i < interrupts_.size(); ++i) {
        if (interrupts_[i].times_left == 0 && !interrupts_[i].withdrawn) continue;
        wire::footprint standing{};
        explore::add(standing, core_place(interrupts_[i].core, wire::touch::writes));
        explore::add(standing, task_table());
        strategy_->stands(explore::actor_of_source(static_cast<std::uint32_t>(i)), standing);
    }
}

// Spinners whose places have changed go on. Looked at once before each choice: a value that changes and changes back
// between two looks would be missed in one execution and seen in its repetition.
void computer::wake_spinners() {
    for (task* t : alive_) {
        if (!t->window.exact && !t->window.suspect) continue;
        if (t->open_calls != 0 || t->inside_nonblocking != 0) note_waiting(*t);
        wire::footprint watched{};
        if (order_->reduced || weak_) add_watched(watched, *t);
        const bool saw_old_values = t->window.old;
        if (judge::still_unchanged(*t)) continue;
        t->woken_by = watched;
        t->window.newest = saw_old_values;
    }
}

}  // namespace pawl::check::machine
