// What a program says of its own failure, in lines: the history that no order explains (check::linearizable).
#pragma once

#include <string>
#include <vector>

#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// Printable, without their ends. Only where the program itself found something wrong.
std::vector<std::string> account_lines(const verdict& whole);

}  // namespace pawl::check::report
