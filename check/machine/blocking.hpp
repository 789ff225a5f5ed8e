// --real-time: how long tasks of lower priority keep a task waiting, in steps, as L. Sha, R. Rajkumar and J. Lehoczky define
// blocking ("Priority inheritance protocols", 1990). docs/real-time.md says what counts.
#pragma once

#include "check/machine/task.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {

/// Before and after each execution.
void begin_measuring(wire::session& session);
void end_measuring(bool whole);

/// Whose lock this task waits for; null: it waits for none, or nobody is known to hold it.
task* holder_of_what_it_waits_for(const task& t);

}  // namespace pawl::check::machine
