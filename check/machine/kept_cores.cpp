// Where a task keeps its core while it runs, a floating one may stand on the very core that another is bound to, and keep
// it from going on while a third core idles.
#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

bool waits(const task& t) { return t.pending && t.pending->rule && !t.pending->rule->ready(*t.pending, t); }

}  // namespace

// Which core a floating task came to is left open until it matters: when it spins, and all who could go on are bound to one
// core that it outranks them on, and have not taken a step since it came. Then it may be that core that it came to.
bool computer::keep_a_spinner_on_its_core() {
    if (!cores_are_kept_ || on().cores < 2) return false;
    for (task* t : alive_)
        if (t->kept_core > 0 && waits(*t)) t->kept_core = 0;
    if (open_.count == 0) return false;
    task* spinner = nullptr;
    for (task* t : alive_)
        if (t->core < 0 && t->kept_core == 0 && !t->interrupt && !t->window.polls && spinning(*t)) spinner = t;
    if (!spinner) return false;
    int core = -1;
    bool stood_still = true;
    for (std::size_t i = 0; i < open_.count; ++i) {
        if (open_.at[i].kind != wire::choice_kind::task) return false;
        const task& other = *tasks_[open_.at[i].value];
        if (other.interrupt || other.core < 0 || !outranks(*spinner, other)) return false;
        if (core >= 0 && other.core != core) return false;
        core = other.core;
        stood_still = stood_still && other.pending_since < spinner->on_since;
    }
    if (!stood_still) {
        // The same with its last steps later would do: that is another schedule, which a reduced search need not run.
        session_->search.pruned_by_bound = session_->search.pruned_by_bound || order_->reduced;
        return false;
    }
    spinner->kept_core = core + 1;
    return true;
}

}  // namespace pawl::check::machine
