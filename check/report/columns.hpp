// The schedule as a table: one column for each task.
#pragma once

#include <string>
#include <vector>

#include "check/report/page.hpp"
#include "check/report/steps.hpp"

namespace pawl::check::report {

struct column {
    int task;  // -1: all the others
    std::string title;
};

/// Up to four tasks have columns of their own. With more tasks: those the finding is about, and one for the others.
std::vector<column> columns_for(const verdict& whole, const std::vector<step_line>& lines, const task_words& names);

std::string table(const std::vector<step_line>& lines, const std::vector<column>& columns, const task_words& names,
                  const page& on);

}  // namespace pawl::check::report
