// What goes on for ever is followed within bounds: of virtual time, and of steps. And what has no steps takes time too.
#include "check/judge/spin.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::machine {

void computer::pass_time(std::int64_t to) {
    if (to >= time_.horizon) reach_the_horizon();
    advance_clock(to);
}

void computer::reach_the_horizon() {
    ++session_->cut_by_horizon;
    advance_clock(time_.horizon);
    if (on_time_over_) on_time_over_();
    leave_unfinished();
}

void computer::leave_unfinished() {
    if (circle_closed_) conclude();
    finish(session_->usual_exit_status_known ? session_->usual_exit_status : 0);
}

void computer::cut_by_length() {
    if (!on_too_long_) fail(wire::finding_kind::too_long, "");
    on_too_long_();
    ++session_->cut_by_length;
    session_->search.pruned_by_bound = true;
    leave_unfinished();
}

void computer::leave_in_vain() {
    session_->search.pruned_by_bound = true;
    leave_unfinished();
}

void computer::compute(operation& op, std::int64_t ns) {
    ++computing_steps_;
    session_->now.live_steps.fetch_add(1, std::memory_order_relaxed);  // few and long: none of them hangs
    // Where the step would have stood if the machine were another one is not asked: schedules are left out.
    session_->search.pruned_by_bound = true;
    advance_clock(clock_ns_ + ns);
    perform(op);
    done(op);
}

void computer::note_output() { judge::note_output(*current_); }

}  // namespace pawl::check::machine
