// --progress: from any state that the search comes to, a task goes on alone for ever, or calls take turns for ever. What
// they promised must hold all the same (docs/decisions/0019-progress.md).
#include "check/machine/call_rounds.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

const char* name_of_call(const task& t) {
    if (t.open_calls != 0) return t.calls[0].name;
    return t.inside_nonblocking != 0 ? t.nonblocking_name : "";
}

// It stands before something that others may notice.
bool about_to_change(const operation& op) {
    switch (op.kind) {
        case wire::operation_kind::load:
        case wire::operation_kind::fence:
        case wire::operation_kind::yield:
        case wire::operation_kind::sleep:
        case wire::operation_kind::read_clock: return false;
        default: return true;
    }
}

}  // namespace

void computer::offer_progress() {
    // Of random schedules few would get far if each step could be the last for most tasks.
    constexpr std::uint64_t one_in = 16;
    if (solo_ || turns_.on || active_interrupts_ > 0 || open_.count == 0) return;
    if (order_->kind == wire::order_kind::random && (trace_hash_ >> 32) % one_in != 0) return;
    if (offers_) offer_alone();
    if (order_->learns_own_loops) return;
    const bool turns = order_->progress == wire::progress_class::lock_free ||
                       (order_->progress == wire::progress_class::wait_free && order_->retries > 0);
    if (turns) offer_turns();
}

// Now, or when its time is over.
bool computer::could_go_on(task& t) const {
    if (able(t)) return true;
    return !t.ended && !t.stopped && !t.suspended && t.pending && !spinning(t) && t.pending->deadline != no_deadline;
}

// Only after a step that changed something: before it, and behind steps of the task itself, it would do the same.
void computer::offer_alone() {
    if (alive_.size() < 2) return;
    for (task* t : alive_)
        if (t != current_ && could_go_on(*t))
            open_.add_calm({static_cast<std::uint16_t>(t->id), wire::choice_kind::alone, 0});
}

void computer::offer_turns() {
    if (current_->ended || !inside_a_call(*current_) || !able(*current_) || current_->id >= wire::turn_order::everybody)
        return;
    const auto offer = [&](unsigned second) {
        for (unsigned manner = 0; manner < wire::turn_manners; ++manner)
            open_.add_calm({wire::turn_order{static_cast<wire::turn_manner>(manner), current_->id, second}.number(),
                            wire::choice_kind::turns, 0});
    };
    unsigned others = 0;
    for (task* t : alive_) {
        if (t == current_ || !inside_a_call(*t) || !able(*t) || t->id >= wire::turn_order::everybody) continue;
        ++others;
        offer(t->id);
    }
    if (others > 1) offer(wire::turn_order::everybody);
}

// All that go on no more. Who they are is part of the story.
void computer::stop_others() {
    task* const mover = current_;
    for (task* t : alive_) {
        bool goes_on = t == solo_;
        for (std::uint32_t i = 0; i < turns_.members; ++i) goes_on = goes_on || turns_.member[i] == t;
        if (goes_on || t->stopped) continue;
        t->stopped = true;
        if (!stopped_ || t == mover || (inside_a_call(*t) && !inside_a_call(*stopped_))) stopped_ = t;
        if (!recording()) continue;
        operation stop;
        stop.kind = wire::operation_kind::task_stop;
        current_ = t;
        record(stop);
        current_ = mover;
    }
    if (!stopped_) stopped_ = mover;  // nobody else is left; the execution is cut short all the same
}

void computer::leave_alone(task& t) {
    solo_ = &t;
    const bool announced = t.pending && t.pending->kind != wire::operation_kind::task_begin;
    t.alone_since = t.own_steps - (announced ? 1 : 0);
    stop_others();
}

void computer::begin_turns(const wire::turn_order& order) {
    turns_ = {};
    turns_.manner = order.manner;
    for (task* t : alive_) {
        const bool asked = order.second == wire::turn_order::everybody ? inside_a_call(*t)
                                                                       : t->id == order.first || t->id == order.second;
        if (asked && turns_.members < turn_taking::most) turns_.member[turns_.members++] = t;
    }
    turns_.on = true;
    turns_.began = steps_;
    turns_.before = calls_ended();
    stop_others();
}

bool computer::turn_is_over(const task& t) const {
    constexpr std::uint32_t longest_turn = 256;  // of one that changes nothing
    if (turns_.steps == 0) return false;
    if (turns_.steps >= longest_turn) return true;
    switch (turns_.manner) {
        case wire::turn_manner::one_step: return true;
        case wire::turn_manner::two_steps: return turns_.steps >= 2;
        case wire::turn_manner::after_a_change: return turns_.changed;
        case wire::turn_manner::before_a_change: return t.pending && about_to_change(*t.pending);
    }
    return true;
}

// Before each choice: whose turn it is now, and whether this says anything any more.
void computer::pass_the_turn() {
    if (calls_ended() != turns_.before) end_turns();
    const std::uint64_t limit = order_->call_limit != 0 ? order_->call_limit : order_->max_steps / 2;
    if (steps_ - turns_.began > limit) {
        const task* other = turns_.member[0] == current_ && turns_.members > 1 ? turns_.member[1] : turns_.member[0];
        fail_progress(wire::progress_class::lock_free, name_of_call(*current_), 0, {other->id, 0, nullptr, 0});
    }
    if (turns_.members == 0) end_turns();
    const auto next = [&] {
        turns_.who = (turns_.who + 1) % turns_.members;
        turns_.steps = 0;
        turns_.changed = false;
    };
    if (turn_is_over(*turns_.member[turns_.who])) next();
    for (std::uint32_t tried = 0; !could_go_on(*turns_.member[turns_.who]); ++tried) {
        if (tried == turns_.members) end_turns();
        next();
    }
    ++turns_.steps;
}

void computer::collect_turn() {
    task& t = *turns_.member[turns_.who];
    const auto kind = able(t) ? wire::choice_kind::task : wire::choice_kind::expiry;
    open_.add({static_cast<std::uint16_t>(t.id), kind, 0});
}

// A call has ended, or nobody who took turns can go on: what that means is asked where each runs alone.
void computer::end_turns() {
    finding_.kind = wire::finding_kind::none;
    finding_.exit_status = session_->usual_exit_status;
    finding_.steps = steps_;
    finding_.clock_ns = clock_ns_;
    leave();
}

}  // namespace pawl::check::machine
