// `pawl replay --step`: a recorded execution, step by step, on a terminal with keys or as plain text with commands.
#pragma once

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::cli {

/// Until the user leaves or the input ends. False: the screen could not be written.
bool walk_through(const check::report::verdict& whole, check::report::symbolizer& symbols);

}  // namespace pawl::cli
