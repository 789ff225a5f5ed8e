// Calls of functions that promise not to wait, followed from entry to return by what the compilers put at both ends of a
// function. An own step is an operation that other tasks may notice: each is one call of computer::perform().
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {

/// The program has no such function: its entries and returns need no look.
bool calls_are_followed();

/// Called with the frame of each function that is entered; null: nobody wants to know.
inline void (*entry_watch)(std::uint64_t frame) = nullptr;
/// Before each execution.
void begin_following(wire::session& session);
/// After each: what was still open counts with the steps it had made.
void end_following(task& t);

/// `place` is an address inside the function, `frame` its frame pointer.
void function_entered(task& t, std::uint64_t place, std::uint64_t frame);
void function_left(task& t, std::uint64_t frame);
/// check::nonblocking.
void scope_entered(task& t);
void scope_left(task& t);
/// The part just entered takes so many own steps at most; one in another that has a limit counts with that.
void limit_scope(task& t, const char* name, std::uint64_t steps);

/// At each step of a task that is inside such a call: ends the execution if it is one too many.
void count_own_step(task& t);
/// The task has been round so often because of others; calls that began behind its own step `first` have no part in it.
void note_rounds(const task& t, std::uint32_t rounds, std::uint64_t first);
/// The task has looked at the same again and again.
void note_waiting(task& t);

}  // namespace pawl::check::machine
