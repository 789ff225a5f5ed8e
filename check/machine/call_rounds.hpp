// How often a promised call goes round again because another task changed what it had looked at: the mark of a call that
// is not wait-free, where a program is too small for it to go round for ever (docs/decisions/0019-progress.md).
#pragma once

#include <cstdint>

#include "check/machine/operation.hpp"
#include "check/machine/task.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {

/// Before each execution.
void begin_rounds(wire::session& session);

/// The outermost promised call of the task has been entered, or has ended.
void call_begins(task& t);
void call_ends(task& t);
inline bool inside_a_call(const task& t) { return t.open_calls != 0 || t.inside_nonblocking != 0; }

/// The task's operation has taken effect. Ends the execution if a call went round once too often.
void follow_rounds(task& t, const operation& op, bool changed);

/// So many calls have ended in this execution.
std::uint64_t calls_ended();

}  // namespace pawl::check::machine
