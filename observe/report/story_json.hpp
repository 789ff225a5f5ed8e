// The same for programs.
#pragma once

#include <string>

#include "observe/report/watching.hpp"

namespace pawl::observe::report {

std::string json_of(const watch_result& result, int exit_status);

}  // namespace pawl::observe::report
