// Findings that somebody has accepted: the search notes them and goes on. Which they are, the supervisor knows.
#pragma once

#include "check/wire/session.hpp"

namespace pawl::check::intercept {

/// Whether somebody could have accepted it: nothing that is inconclusive, and no warning.
bool may_be_known(const wire::finding& what);

/// What is remembered of a way in which executions fail.
std::uint64_t way_of_failing(const wire::session& session, const wire::finding& what);
bool is_remembered(std::uint64_t way);

/// Asks the supervisor, and remembers the way if it is a known one. `what` comes from a recorded execution: names of local
/// variables, and whose code a library was called from, are known only there.
bool ask_whether_known(wire::session& session, const wire::finding& what, std::uint64_t way);

}  // namespace pawl::check::intercept
