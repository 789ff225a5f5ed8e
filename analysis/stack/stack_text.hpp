// Stacks and their worst cases, for people and for scripts.
#pragma once

#include <string>

#include "analysis/image/image.hpp"
#include "analysis/stack/stack_bound.hpp"

namespace pawl::analysis {

/// ways: the deepest way down of each start as well.
std::string stack_text(const image& in, const stack_bounds& bounds, bool ways);
std::string stack_json(const image& in, const stack_bounds& bounds);

}  // namespace pawl::analysis
