// Freeze mode: once in an execution a task may stop for ever, wherever it stands. What the others promised must hold all
// the same.
#include "check/judge/frozen_end.hpp"
#include "check/judge/promise.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::machine {

// Offered as soon as the task has announced its next step: until it takes that step, stopping it makes no difference,
// so one moment stands for all. It costs no preemption: every bound includes it.
void computer::offer_stop(const task& chooser) {
    if (stopped_ || chooser.interrupt || chooser.ended || open_.count == 0 || open_.count == explore::candidates::most)
        return;
    for (std::size_t i = open_.count++; i > 1; --i) open_.at[i] = open_.at[i - 1];
    open_.at[1] = {static_cast<std::uint16_t>(chooser.id), wire::choice_kind::stop, 0};
}

void computer::stop_for_ever(task& t) {
    t.stopped = true;
    stopped_ = &t;
    if (!recording()) return;
    operation stop;
    stop.kind = wire::operation_kind::task_stop;
    task* chooser = current_;
    current_ = &t;
    record(stop);
    current_ = chooser;
}

// As watch_the_loop, for each task that spins: whom the stopped one keeps waiting is not known beforehand.
bool computer::watch_frozen_loops() {
    if (loop_.active()) {
        if (loop_.next()) {
            open_.add({static_cast<std::uint16_t>(loop_.spinner()->id), wire::choice_kind::task, 0});
            return true;
        }
        char ignored[sizeof(wire::question::function)];
        judge::promised_not_to_wait(*this, *loop_.spinner(), ignored);  // the answer is kept for conclude_frozen
        loop_.end();
    }
    const task* spinner = judge::unjudged_spinner(*this);
    if (!spinner) return false;
    loop_.begin(*spinner, session_->ask);
    watched_a_loop_ = true;
    open_.add({static_cast<std::uint16_t>(spinner->id), wire::choice_kind::task, 0});
    return true;
}

}  // namespace pawl::check::machine
