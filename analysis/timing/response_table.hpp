// Response times as a table.
#pragma once

#include <string>

#include "analysis/timing/declared_tasks.hpp"

namespace pawl::analysis {

/// The most urgent first; below it the core's use and whether all deadlines are met.
std::string response_table(const declared_tasks& of);

}  // namespace pawl::analysis
