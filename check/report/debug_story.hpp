// A recorded execution for the debugger's script, as JSON: what each step does in words, the names of tasks and things.
#pragma once

#include <cstdint>
#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

std::string debug_story(const verdict& whole, symbolizer& symbols, std::uint64_t main_stack_top);

}  // namespace pawl::check::report
