// A trace as text: a table of the tasks, or a line for each step.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/trace_file.hpp"

namespace pawl::check::report {

std::string trace_overview(const trace_file& traced, const page& on);
std::string trace_steps(const trace_file& traced, const page& on);

}  // namespace pawl::check::report
