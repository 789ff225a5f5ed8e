// Why a run ended: who holds, who waits, since when, and what would help.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::sketch {

std::string ending_of_run(const check::report::verdict& verdict, check::report::symbolizer& symbols, bool time_was_over,
                          const check::report::page& on);

}  // namespace pawl::sketch
