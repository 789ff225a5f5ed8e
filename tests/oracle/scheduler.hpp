// Who may go on: cores, priorities, time, interrupts. README.md states the rules.
#pragma once

#include "machine.hpp"
#include "steps.hpp"

namespace oracle {

class scheduler {
public:
    scheduler(const steps& of, const machine& on) : steps_(of), on_(on) {}

    bool may_step(const state& s, int task) const;
    bool may_expire(const state& s, int task) const;
    bool may_come(const state& s, int source) const;

    /// Time moves on to the end of this task's wait.
    void let_time_pass(state& s, int task) const;

    /// Among equals under SCHED_FIFO there is a line: `actor` has taken a step from `before` to `after`.
    void line_up(const state& before, state& after, int actor) const;

    /// Nothing can happen any more: "deadlock", or the name of what a spinning task causes.
    const char* standstill(const state& s) const;

private:
    bool able(const state& s, int task) const { return runnable(s, task) && !steps_.spins(s, task); }
    /// It would use a core if it had one; a spinning task does.
    bool runnable(const state& s, int task) const { return steps_.ready(s, task) || steps_.over(s, task); }
    int level(const state& s, int task) const;
    bool outranks(const state& s, int a, int b) const;
    bool fifo(const state& s, int task) const;
    bool has_a_core(const state& s, int task) const;

    const steps& steps_;
    const machine& on_;
};

}  // namespace oracle
