// What may happen next: the scheduling rules of the simulated computer.
#include <sched.h>

#include "check/explore/actor.hpp"
#include "check/judge/conclusion.hpp"
#include "check/judge/promise.hpp"
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

bool effect_possible(const operation& op, const task& t) {
    if (t.stopped || t.suspended) return false;
    if (!op.rule || op.rule->ready(op, t)) return true;
    if (op.deadline <= the_computer.now()) return true;
    return op.cancellable && t.cancel_pending && !t.cancel_disabled;
}

// Busy until its time is over.
bool wants_a_core(const operation& op, const task& t) {
    return effect_possible(op, t) || (op.keeps_core && !t.stopped && !t.suspended);
}

}  // namespace

bool computer::shares_time(const task& t) const {
    return on().kind != wire::machine_kind::as_asked || t.policy == SCHED_OTHER || t.policy == SCHED_RR;
}

bool computer::spinning(const task& t) const {
    if (t.stopped) return false;
    // Where time passes as on a board, only what repeats exactly is known never to go on.
    const bool suspected = t.window.suspect && order_->kind != wire::order_kind::run;
    if (!t.window.exact && !suspected) return false;
    // One that sleeps between its looks goes on until it sleeps: there it holds no core and waits for a change.
    if (t.window.polls && (!t.pending || t.pending->kind != wire::operation_kind::sleep)) return false;
    return t.window.neutral_locks == 0;  // nor does one sleep inside a lock that it only looks under
}

bool computer::able(task& t) const { return !t.ended && t.pending && effect_possible(*t.pending, t) && !spinning(t); }

int computer::own_priority(const task& t) const {
    if (t.interrupt) return 1000 + t.base_priority;
    if (on().kind == wire::machine_kind::one_core)
        return t.id < on().ranked_tasks ? on().rank[t.id] : on().rank_of_others;
    return t.policy == SCHED_FIFO || t.policy == SCHED_RR ? t.base_priority : 0;
}

int computer::given_priority(const task& t) const {
    return t.lent && !t.ruled_priority ? t.given_priority : own_priority(t);
}

int computer::effective_priority(const task& t) const {
    const int own = own_priority(t);
    if (t.interrupt) return own;
    if (t.keeps_others_off > 0) return 999;
    return own > t.inherited_priority ? own : t.inherited_priority;
}

bool computer::outranks(const task& a, const task& b) const {
    const int first = effective_priority(a), second = effective_priority(b);
    if (first != second) return first > second;
    // Among equals under SCHED_FIFO the one in front keeps the core.
    return !shares_time(a) && !shares_time(b) && a.ticket < b.ticket;
}

// Strict priority over cores: t runs if a core is left for it after all that outrank it were placed. With affinities
// that is a matching: augmenting paths, at most one core a task.
bool computer::runs_on_a_core(task& t) const {
    const bool free = on().kind == wire::machine_kind::free;
    if (free) {
        if (t.interrupt && active_interrupts_ > 1)
            for (const task* other : alive_)
                if (other->interrupt && other->core == t.core && other->base_priority > t.base_priority) return false;
        if (t.interrupt || (active_interrupts_ == 0 && t.core < 0)) return true;
        for (task* other : alive_) {
            if (other->interrupt) {
                if (static_cast<std::uint32_t>(other->core < 0 ? 0 : other->core) == t.id) return false;
                continue;
            }
            // Those that the program binds to one core share it.
            if (t.core < 0 || other->core != t.core || other == &t || !other->pending) continue;
            if (effect_possible(*other->pending, *other) && outranks(*other, t)) return false;
        }
        return true;
    }
    constexpr unsigned most_cores = 64;
    const unsigned cores = on().cores == 0 || on().cores > most_cores ? most_cores : on().cores;
    task* placed[most_cores] = {};
    const auto place = [&](auto&& self, task& who, std::uint64_t& tried) -> bool {
        for (unsigned core = 0; core < cores; ++core) {
            const std::uint64_t bit = std::uint64_t{1} << core;
            const int only = who.kept_core > 0 ? who.kept_core - 1 : who.core;
            if ((tried & bit) || (only >= 0 && static_cast<unsigned>(only) % cores != core)) continue;
            tried |= bit;
            if (!placed[core] || self(self, *placed[core], tried)) {
                placed[core] = &who;
                return true;
            }
        }
        return false;
    };
    for (task* other : alive_) {
        if (other == &t || !other->pending || !wants_a_core(*other->pending, *other)) continue;
        if (!outranks(*other, t) || (held_back_ && held_back_(*other))) continue;
        // One that only polls is done in a moment and sleeps again.
        if (other->window.polls && spinning(*other)) continue;
        if (cores == 1) return false;
        std::uint64_t tried = 0;
        place(place, *other, tried);
    }
    std::uint64_t tried = 0;
    return place(place, t, tried);
}

void computer::lend_priorities() {
    for (task* t : alive_) t->inherited_priority = 0;
    for (task* t : alive_) {
        for (int i = 0; i < t->held_count && i < max_held_objects; ++i) {
            const sync_object& lock = *t->holds[i].object;
            if (lock.protocol == mutex_protocol::ceiling && lock.ceiling > t->inherited_priority)
                t->inherited_priority = lock.ceiling;
        }
    }
    // Transitive: as often as there are tasks is enough for any chain.
    for (std::size_t round = 0; round < alive_.size(); ++round) {
        bool changed = false;
        for (task* t : alive_) {
            if (!t->pending || !t->pending->target) continue;
            const sync_object& lock = *t->pending->target;
            if (lock.protocol != mutex_protocol::inherit || !lock.owner || lock.owner == t) continue;
            const int lent = effective_priority(*t);
            if (lent > effective_priority(*lock.owner)) lock.owner->inherited_priority = lent, changed = true;
        }
        if (!changed) break;
    }
}

bool computer::may_go_on_after_yield(const task& t) {
    constexpr std::uint32_t patience = 3;
    const bool every_schedule = order_->kind == wire::order_kind::replay ||
                                (order_->kind == wire::order_kind::search && order_->preemption_bound < 0);
    if (!every_schedule) return false;  // under SCHED_FIFO it stands behind its equals: tickets see to that
    if (t.yields_in_a_row <= patience) return true;
    session_->yields_taken_as_fair = true;
    return false;
}

// A loop around a wait with a time-out could go round for ever while others stand ready: a few rounds are followed.
bool computer::times_out_on_and_on(const task& t) {
    constexpr std::uint32_t patience = 3;
    if (t.expiries_in_a_row < patience) return false;
    open_.some_yield = true;
    session_->yields_taken_as_fair = true;
    return true;
}

void computer::collect_ready(task* chooser) {
    const bool chooser_able = chooser && able(*chooser) && runs_on_a_core(*chooser);
    const bool goes_on = chooser_able && !chooser->yielded;
    const auto choice = [](const task& t, bool preempts) {
        return wire::choice{static_cast<std::uint16_t>(t.id), wire::choice_kind::task,
                            static_cast<std::uint8_t>(preempts)};
    };
    if (goes_on) open_.add(choice(*chooser, false));
    bool others = false;
    for (task* t : alive_) {
        if (t == chooser || t->yielded || !able(*t) || !runs_on_a_core(*t)) continue;
        open_.add(choice(*t, goes_on));
        others = true;
    }
    // Who gave its turn up comes last. Where every schedule counts it may go on all the same, as on a core of its own or
    // by the kernel's whim, but not for ever: yielding again and again is taken to be fair.
    for (task* t : alive_) {
        if (!t->yielded || !able(*t) || !runs_on_a_core(*t)) continue;
        if ((others || goes_on) && !may_go_on_after_yield(*t))
            open_.some_yield = true;
        else
            open_.add(choice(*t, false));
    }
}

void computer::collect_expiries(task* chooser) {
    const bool goes_on = open_.count > 0 && chooser && !chooser->yielded && open_.at[0].value == chooser->id;
    const bool free = on().kind == wire::machine_kind::free;
    for (task* t : alive_) {
        if (!t->pending || t->stopped || t->suspended || t->pending->deadline == no_deadline ||
            t->pending->deadline <= clock_ns_)
            continue;
        if (effect_possible(*t->pending, *t) || spinning(*t)) continue;
        if (!runs_on_a_core(*t)) continue;
        if (comes_too_early(*t)) continue;
        if (open_.count > 0 && times_out_on_and_on(*t)) continue;
        // One whose deadline was computed no later and comes no later would take the core instead.
        bool another_first = false;
        if (!free)
            for (task* u : alive_)
                if (u != t && u->pending && !u->suspended && !spinning(*u) && u->pending->deadline <= t->pending->deadline &&
                    u->pending_since <= t->pending_since && !effect_possible(*u->pending, *u) && on().cores == 1 &&
                    effective_priority(*u) > effective_priority(*t))
                    another_first = true;
        if (another_first) continue;
        open_.add({static_cast<std::uint16_t>(t->id), wire::choice_kind::expiry, static_cast<std::uint8_t>(goes_on)});
    }
}

// Where a step lasts only so long, sleeps end in the order of their times, and none long before its time.
bool computer::comes_too_early(const task& t) const {
    if (time_.slack_ns == 0) return false;
    for (task* u : alive_)
        if (u->pending && !u->stopped && !u->suspended && u->pending->deadline < t.pending->deadline &&
            !effect_possible(*u->pending, *u) && runs_on_a_core(*u))  // kept from its core it ends its sleep later
            return true;
    if (open_.count == 0) return false;
    return t.pending->deadline - clock_ns_ >
           static_cast<std::int64_t>(steps_since_clock_) * time_.slack_ns + slack_beside_;
}

void computer::collect_interrupts(const task* chooser) {
    const bool goes_on = open_.count > 0;
    for (std::size_t i = 0; i < interrupts_.size(); ++i)
        if (interrupts_[i].times_left > 0 && !kept_away(interrupts_[i], chooser))
            open_.add(
                {static_cast<std::uint16_t>(i), wire::choice_kind::interrupt, static_cast<std::uint8_t>(goes_on)});
}

// Rule B: nothing else can happen, so a task that only seems to spin goes on until the limit decides.
bool computer::let_suspect_run() {
    task* least = nullptr;
    for (task* t : alive_) {
        if (!t->window.suspect || t->window.exact || !t->pending || !effect_possible(*t->pending, *t)) continue;
        // Where nobody ready is kept waiting, a long but finite loop is the likelier case.
        std::uint64_t patience = order_->unchanged_limit * (stopped_ || judge::outranked_by(*this, *t) ? 1 : 10);
        if (t->window.places == 0) patience = order_->max_steps;  // it looks at the clock alone, and time passes
        if (t->window.unchanged >= patience || !runs_on_a_core(*t)) continue;
        if (!least || t->window.unchanged < least->window.unchanged) least = t;
    }
    if (least) open_.add({static_cast<std::uint16_t>(least->id), wire::choice_kind::task, 0});
    out_of_turn_ = true;
    return least != nullptr;
}

// Before a spinner is judged: some rounds in single steps, once for each place where one stands.
bool computer::watch_the_loop() {
    if (stopped_) return watch_frozen_loops();
    task* spinner = judge::find_stuck(*this).spinner;
    if (loop_.active()) {
        if (!spinner || !loop_.follows(*spinner) || !loop_.next()) loop_.end();
        if (!loop_.active()) return false;
    } else {
        if (watched_a_loop_ || !spinner || !judge::find_stuck(*this).peer || judge::promise_is_known(*this, *spinner))
            return false;
        loop_.begin(*spinner, session_->ask);
        watched_a_loop_ = true;
    }
    open_.add({static_cast<std::uint16_t>(spinner->id), wire::choice_kind::task, 0});
    out_of_turn_ = true;
    return true;
}

void computer::collect(task* chooser) {
    open_.count = 0;
    open_.some_yield = false;
    if (alone_ && alone_ == chooser && able(*chooser)) {
        open_.add({static_cast<std::uint16_t>(chooser->id), wire::choice_kind::task, 0});
        return;
    }
    if (turns_.on) return collect_turn();
    if (!interrupts_.empty() && !silenced_ && collect_due(chooser)) return;
    if (order_->reduced && on().kind == wire::machine_kind::free)
        for (const task* t : alive_) cores_matter_ = cores_matter_ || (t->core >= 0 && !t->interrupt);
    if (inheritance_) lend_priorities();
    collect_ready(chooser);
    collect_expiries(chooser);
    if (!interrupts_.empty() && !silenced_ && !solo_) collect_interrupts(chooser);
    if (order_->freeze && chooser) offer_stop(*chooser);
    if (order_->progress != wire::progress_class::none) offer_progress();
}

// One run that nobody comes back to: the strategy plays the board, and no choice is kept.
wire::choice computer::decide_unrecorded(task* chooser) {
    for (;;) {
        wake_spinners();
        collect(chooser);
        const std::size_t index = strategy_->pick(0, open_, explore::actor_of_task(chooser ? chooser->id : 0));
        if (index == explore::candidates::again) continue;
        if (index == explore::candidates::most) conclude();
        return open_.at[index];
    }
}

wire::choice computer::decide(task* chooser) {
    if (order_->kind == wire::order_kind::run) return decide_unrecorded(chooser);
    const std::size_t depth = depth_++;
    if (depth >= wire::max_depth) cut_by_length();
    wire::choice taken;
    event_is_over(depth);
    wake_spinners();
    offers_ = changed_;
    changed_ = false;
    if (turns_.on) pass_the_turn();
    if (depth >= prefix_length_ || order_->record) hold_to_promises();  // the prefix was looked at before
    if (depth < prefix_length_ && !order_->record) {
        taken = strategy_->prefix(depth);
    } else {
        collect(chooser);
        if (circle_closed_) conclude();
        if (keep_a_spinner_on_its_core()) collect(chooser);
        if (open_.count == 0 && !let_suspect_run() && !watch_the_loop()) conclude();
        if (explore::pending_touch* const touches = strategy_->touches()) state_touches(touches);
        const std::uint32_t running = chooser ? chooser->id : 0;
        const std::size_t index = strategy_->pick(depth, open_, explore::actor_of_task(running));
        if (index == explore::candidates::most) fail(wire::finding_kind::nondeterminism, "");
        if (index == explore::candidates::asleep) cut_off();
        taken = open_.at[index];
    }
    if (taken.preempts) ++preemptions_;
    session_->schedule[depth] = taken;
    session_->schedule_length = static_cast<std::uint32_t>(depth_);
    if (taken.kind == wire::choice_kind::turns) return taken;
    if (taken.kind != wire::choice_kind::interrupt) {
        // A choice out of an earlier execution must still make sense, or the program is not deterministic.
        if (taken.value >= tasks_.size() || tasks_[taken.value]->ended || !tasks_[taken.value]->pending)
            fail(wire::finding_kind::nondeterminism, "");
    } else if (taken.value >= interrupts_.size()) {
        fail(wire::finding_kind::nondeterminism, "");
    }
    return taken;
}

}  // namespace pawl::check::machine
