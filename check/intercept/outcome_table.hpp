// --outcomes: which ends the search has met so far.
#pragma once

#include "check/wire/session.hpp"

namespace pawl::check::intercept {

/// A search of this machine begins at its beginning: every end that it meets will be counted anew.
void forget_counts(wire::session& session);

/// Counts how the last execution ended.
void note_outcome(wire::session& session, const wire::finding& ended);

/// Ends of executions that a search for outcomes lists and goes on after.
bool is_an_end(wire::finding_kind kind);

}  // namespace pawl::check::intercept
