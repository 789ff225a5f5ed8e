// Warnings of this check, kept in the session: a worker may die, and others go on.
#pragma once

#include "check/wire/warning.hpp"

namespace pawl::check::intercept {

/// A place for a new one, empty but for its kind. Null where there is no room: it is counted.
wire::warning* add_warning(wire::finding_kind kind, std::uint64_t key);

/// It was seen again, in this execution.
void seen_again(wire::warning& known);

/// The execution is over: those that it showed first get its schedule, if the schedule means anything.
void keep_schedules(bool meaningful);

}  // namespace pawl::check::intercept
