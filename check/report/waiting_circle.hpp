// Who waits for whom, as a small graph: tasks, and the things between them. Where the waits close a circle it is the
// whole reason why nobody can go on.
#pragma once

#include <string>
#include <vector>

#include "check/report/scene.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {

struct waiting_circle {
    struct node {
        int task = -1;      // -1: a thing
        std::string label;  // "audio", "mutex a", "core 0"
    };
    struct edge {
        std::size_t from = 0;
        std::size_t to = 0;
        std::string words;  // "waits for", "is held by"
    };
    std::vector<node> nodes;  // in the order of the waiting
    std::vector<edge> edges;
    bool closed = false;  // the last leads to the first
};

/// Empty where nobody waits for anybody in particular.
waiting_circle circle_of(const scene& seen, task_words& names);

}  // namespace pawl::check::report
