// When each step of a recorded execution happened, in virtual time.
#pragma once

#include <cstdint>
#include <vector>

#include "check/report/scene.hpp"

namespace pawl::check::report {

/// Microseconds since the first step. Steps take no virtual time worth drawing: each counts for at least one.
std::vector<std::int64_t> step_times(const scene& seen);

}  // namespace pawl::check::report
