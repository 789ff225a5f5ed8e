// --outcomes: every distinct end, as lines.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// "ok", "ok, exit status 3", "deadlock" ...
std::string end_words(const end_state& end);

/// Empty if nothing was to be listed.
std::string outcome_list(const verdict& whole, const page& on);

}  // namespace pawl::check::report
