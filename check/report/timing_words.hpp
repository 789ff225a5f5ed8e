// --timing: declared deadlines beside what was measured.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// One row a task; empty where no file was given.
std::string timing_report(const verdict& whole, const page& on);

}  // namespace pawl::check::report
