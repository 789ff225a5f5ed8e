// A smaller program about which pawl check and the enumerator still disagree.
#pragma once

#include <functional>

#include "program.hpp"

namespace oracle {

/// Takes statements and tasks away as long as `still_wrong` holds.
program shrink(program p, const std::function<bool(const program&)>& still_wrong);

}  // namespace oracle
