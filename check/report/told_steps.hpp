// Each step of a recorded execution in words, with its place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct told_step {
    std::uint64_t step;
    int task;
    std::string words;   // "locks mutex a"
    source_frame place;  // in the user's own code, or in the library that it called; empty where there is none
    int preempted = -1;  // the task that could have gone on
};

/// In order: names given to things without one are those of the report's table.
std::vector<told_step> told_steps(const verdict& whole, task_words& names);

/// Where a step or a task that stands before one is shown.
source_frame shown_place(const wire::stack_trace& stack, wire::operation_kind kind, task_words& names);

}  // namespace pawl::check::report
