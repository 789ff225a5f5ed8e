// What a file declares of tasks: periods, deadlines, costs, priorities, and how long who keeps others away.
#pragma once

#include <pawl/task/timing.hpp>

#include <deque>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/timing/counted_marks.hpp"

namespace pawl::analysis {

struct declared_tasks {
    std::string unit;
    std::vector<timing::timed_task> tasks;
    std::vector<timing::critical_section> sections;
    std::vector<std::string> locks;  ///< of each section, the lock that it holds; empty: not said
    std::vector<std::string> costs;  ///< of each task, where its cost came from; empty: it was declared as it is
    std::deque<std::string> names;   ///< what tasks and sections refer to
};

/// JSON (docs/timing.md). marks: for costs that are said to be counted between two of them. The error says what is wrong.
std::expected<declared_tasks, std::string> read_declared_tasks(std::string_view text, const counted_marks& marks);

}  // namespace pawl::analysis
