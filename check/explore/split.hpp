// A search without reduction in two: what is left of it is shared between two workers.
#pragma once

#include "check/wire/schedule.hpp"

namespace pawl::check::explore {

/// Of a depth-first search that stands between two executions. `into` gets about half of the alternatives that are left
/// at the point nearest to the beginning; all of them come after those that `from` keeps. False: there is nothing to
/// give away, and both are as they were.
bool split(wire::search_state& from, wire::search_state& into);

}  // namespace pawl::check::explore
