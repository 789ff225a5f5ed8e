// What was explored and what was not: no verdict without it.
#pragma once

#include <string>
#include <vector>

#include "check/report/page.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

std::string coverage_report(const verdict& whole, const page& on);

/// "weak memory, other inputs, ...": what the verdict does not speak about.
std::vector<std::string> not_covered(const verdict& whole);

}  // namespace pawl::check::report
