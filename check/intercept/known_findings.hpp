// Findings that somebody has accepted: the search notes them and goes on. Which they are, the supervisor knows.
#pragma once

#include "check/wire/session.hpp"

namespace pawl::check::intercept {

/// Asks at most once about each way in which executions fail. False where nothing is wrong.
bool is_known(wire::session& session, const wire::finding& what);

}  // namespace pawl::check::intercept
