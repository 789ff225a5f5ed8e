// On which core each step of a recorded execution happened.
#pragma once

#include <vector>

#include "check/report/scene.hpp"

namespace pawl::check::report {

/// Whether several tasks share a core; otherwise each has one of its own, with the task's number.
bool cores_are_shared(const scene& seen);

/// A core for each step. Tasks that are bound to none stay on the one they had while nobody else took it: which one it
/// is has no meaning.
std::vector<int> cores_of(const scene& seen);

}  // namespace pawl::check::report
