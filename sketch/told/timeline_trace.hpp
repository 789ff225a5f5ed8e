// A run of a board as a trace for Perfetto or chrome://tracing.
#pragma once

#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"
#include "sketch/told/timeline.hpp"

namespace pawl::sketch {

/// JSON of Chrome's trace event format: cores and tasks as slices, pins as counters, serial lines as instants.
std::string timeline_trace(const timeline& of, const check::report::verdict& verdict,
                           check::report::symbolizer& symbols);

}  // namespace pawl::sketch
