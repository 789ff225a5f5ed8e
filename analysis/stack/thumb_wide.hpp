// Instructions of two halves.
#pragma once

#include "analysis/stack/thumb.hpp"

namespace pawl::analysis {

thumb decoded_wide(unsigned first, unsigned second, address at);

}  // namespace pawl::analysis
