// What was explored and what was not: no verdict without it.
#pragma once

#include <string>
#include <vector>

#include "check/report/page.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

std::string coverage_report(const verdict& whole, const page& on);

/// A row for each machine; the orders of priorities on one core count as one.
struct coverage_row {
    std::string machine;
    std::string depth;
    std::string executions;
};
std::vector<coverage_row> coverage_rows(const verdict& whole);

/// c11 where some machine was explored under it.
wire::memory_model explored_memory(const verdict& whole);
/// "memory sc · 3 tasks ...", and what an exit status other than 0 may mean.
std::vector<std::string> coverage_facts(const verdict& whole);

/// "weak memory, other inputs, ...": what the verdict does not speak about.
std::vector<std::string> not_covered(const verdict& whole);

}  // namespace pawl::check::report
