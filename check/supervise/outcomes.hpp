// --outcomes: the table of ends, read.
#pragma once

#include <vector>

#include "check/report/verdict.hpp"
#include "check/wire/outcome.hpp"

namespace pawl::check::supervise {

/// In order of the machines, then as they were met.
std::vector<report::end_state> read_outcomes(const wire::outcome_table& table);

void forget_outcomes(wire::outcome_table& table);

}  // namespace pawl::check::supervise
