// A story in the Trace Event Format that Perfetto (ui.perfetto.dev), chrome://tracing and pawl trace read.
#pragma once

#include <pawl/port/port.hpp>

#include <string>

#include "story.hpp"

namespace pawl::inline PAWL_PORT::trace {

[[nodiscard]] std::string trace_json(const story& told);

}  // namespace pawl::inline PAWL_PORT::trace
