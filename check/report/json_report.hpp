// The verdict for programs.
#pragma once

#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// One JSON object, keys as in docs; ends with a newline.
std::string json_report(const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
