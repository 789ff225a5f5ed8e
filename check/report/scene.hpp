// One recorded execution with what belongs to it: what pictures of it are drawn from.
#pragma once

#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct scene {
    const recording& recorded;
    const wire::finding* ended;  // how the tasks stood at its end; nullptr where nothing is known
    const wire::machine& on;

    std::size_t steps() const { return recorded.events.size(); }
    const wire::trace_event& step(std::size_t index) const { return recorded.events[index]; }
    /// Tasks are numbered by their creation: one more than the greatest number met.
    int task_count() const;
    const wire::task_snapshot* at_the_end(int task) const;
};

}  // namespace pawl::check::report
