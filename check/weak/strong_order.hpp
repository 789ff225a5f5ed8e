// The order S of sequentially consistent events ([atomics.order] of C++20), as far as the language demands it: a partial
// order that may not become a circle. Events are numbered within their task, from 1; a set of them that holds, with each
// event, all earlier ones of its task is a clock of such numbers.
//
// Most edges lead to the event that is going on. One that leads back to an earlier event arises only where a task sees an
// old value, or puts its own behind newer ones; whether such an edge would close a circle is asked before.
#pragma once

#include "check/machine/task.hpp"
#include "check/weak/execution_list.hpp"

namespace pawl::check::weak {

using machine::task;
using machine::vector_clock;

struct strong_event {
    std::uint32_t task, number;
};

class strong_order {
public:
    void begin_execution() { by_task_ = {}, any_ = false; }
    /// Some event of this execution was sequentially consistent.
    bool any() const { return any_; }

    /// The event going on of `who`, after all of `earlier`. Its number.
    std::uint32_t add(task& who, const vector_clock& earlier, bool fence);

    /// Adds what comes before these in S.
    void close(vector_clock& events) const;
    /// The sequentially consistent fences that happen before a point with these clocks (`more` may be null), added to `to`.
    void fences_before(const vector_clock& at, const vector_clock* more, vector_clock& to) const;
    /// The first fence of each task that comes after this point of a task, in happens-before.
    template <class Visit>
    void fences_after(std::uint32_t of, std::uint32_t epoch, Visit&& visit) const {
        for (std::uint32_t t = 0; t < by_task_.size(); ++t)
            for (std::uint32_t i = 0; i < by_task_[t].size(); ++i) {
                const node& one = by_task_[t][i];
                if (!one.fence || one.knew.of(of) < epoch) continue;
                visit(strong_event{t, i + 1});
                break;
            }
    }

    /// `sources`, and all before them, come before `target`. It was asked for before: no circle arises.
    void put_before(const vector_clock& sources, strong_event target);

private:
    struct node {
        vector_clock before;  // in S: closed, with its own number
        vector_clock knew;    // of a fence: what happened before it
        std::uint32_t epoch;
        bool fence;
    };
    execution_list<execution_list<node>> by_task_;
    bool any_ = false;
};

}  // namespace pawl::check::weak
