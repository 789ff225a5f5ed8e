// Where a jump through a table leads.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/stack/thumb.hpp"

namespace pawl::analysis {

/// tbb, tbh, ldr pc: the table behind the instruction. Empty: there is none.
std::vector<address> table_behind(const image& in, address at, const thumb& one);

/// ARMv6-M has no such instruction: a function of libgcc's reads the table behind the call.
std::vector<address> table_of_helper(const image& in, address at, std::string_view helper);

/// Places of a function that stand one after the other from here on.
std::vector<address> table_at(const image& in, address table, address begin, address end);

}  // namespace pawl::analysis
