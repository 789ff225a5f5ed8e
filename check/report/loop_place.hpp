// Where does a spinner's loop stand? A function keeps its promise not to wait if each call of it ends, however often
// its caller asks again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "check/report/symbolizer.hpp"

namespace pawl::check::report {

/// True if none of the loop's instructions stands in a caller of `stack[frame]`. `stack` is innermost first, inlined
/// functions included; without instructions the answer is yes: the stack is all there is to go by.
bool loop_stays_in(symbolizer& symbols, const std::vector<source_frame>& stack, std::size_t frame,
                   std::span<const std::uint64_t> instructions);

}  // namespace pawl::check::report
