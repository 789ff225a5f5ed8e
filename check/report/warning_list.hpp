// All warnings of a verdict, each as a paragraph.
#pragma once

#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

std::vector<std::string> warning_list(const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
