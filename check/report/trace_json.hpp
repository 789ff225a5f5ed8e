// A recorded execution in the Trace Event Format that Perfetto (ui.perfetto.dev) and chrome://tracing read.
#pragma once

#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// One JSON object: a track for each task and each core, slices, arrows, marks at preemptions. Without a recorded
/// execution it has no events but the names.
std::string trace_json(const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
