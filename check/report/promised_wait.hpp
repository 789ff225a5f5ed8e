// A task waits: which function on its stack promised that it would not? A stack says who called whom; who is to blame
// for a wait needs rules (docs/decisions/0009-promised-waits.md).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/report/promise_match.hpp"
#include "check/report/symbolizer.hpp"

namespace pawl::check::report {

/// The outermost function that broke its word, or nullopt. `stack` is innermost first, inlined functions included.
std::optional<std::string> promise_broken_by_wait(const std::vector<source_frame>& stack,
                                                  const promise_matcher& promise, std::string_view executable);

}  // namespace pawl::check::report
