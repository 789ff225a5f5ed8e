// What each step does. A step takes one state to one or several others: several where something is left open.
#pragma once

#include <vector>

#include "state.hpp"

namespace oracle {

class steps {
public:
    /// Without a clock any time-out may come at any moment.
    steps(const program& p, bool keeps_time) : program_(p), codes_(compile(p)), keeps_time_(keeps_time) {}

    std::vector<state> begin() const;

    /// The task's next step can take effect.
    bool ready(const state& s, int task) const;
    /// It looks at a variable again and again, and what it looks for is not there.
    bool spins(const state& s, int task) const;
    /// Its wait ends by time, if by nothing else.
    bool timed(const state& s, int task) const;
    /// That time is over.
    bool over(const state& s, int task) const { return keeps_time_ && timed(s, task) && s.deadline[task] <= s.clock; }
    const instruction& next_of(const state& s, int task) const {
        const slot& me = s.at[task];
        return codes_[me.text][me.pc];
    }

    std::vector<state> step(const state& s, int task) const;
    /// The time of its wait is over, and it goes on.
    std::vector<state> expire(const state& s, int task) const;
    std::vector<state> interrupt(const state& s, int source) const;
    const program& text() const { return program_; }

private:
    int add_slot(state& s, int text) const;
    int slot_of(const state& s, int text) const;
    bool mutex_free(const state& s, int m) const { return s.owner[m] == nobody; }
    void take_mutex(state& s, int task, int m) const;
    bool lock(state& s, int task, const instruction& i) const;
    std::vector<state> wake(const state& s, int task) const;
    /// The task has come to a step.
    void announce(state& s, int task) const;
    /// Carries out what nobody sees, up to the next step.
    void advance(state s, int task, std::vector<state>& into) const;
    std::vector<state> goes_on(state s, int task) const;

    const program& program_;
    std::vector<code> codes_;
    bool keeps_time_;
};

}  // namespace oracle
