// How many own steps the calls took that promise not to wait.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// What the check says about them in one sentence; empty if no such call was seen.
std::string calls_sentence(const verdict& whole);
/// That sentence and a table.
std::string calls_report(const verdict& whole, const page& on);

}  // namespace pawl::check::report
