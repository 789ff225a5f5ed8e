// When is a task spinning? The instrumentation has no loop marks, so two rules stand in for them.
//   Rule A, exact repetition: the same call site, registers, own stack and values read, and nothing written in between.
//     The task would do the same for ever; it sleeps until a value that it read differs.
//   Rule B: many own steps that read the same values in the same few places, though a counter on its stack moves (a
//     back-off that counts up). It goes on only when nobody else can, until the limit.
// Both keep the places and values that the task read since its last change (task::window).
#pragma once

#include <cstdint>

#include "check/machine/operation.hpp"
#include "check/machine/task.hpp"

namespace pawl::check::judge {

/// The task has changed something: what it does next is progress.
inline void note_change(machine::task& t) {
    machine::spin_window& w = t.window;
    w.unchanged = w.since_sleep = w.numbered = w.sleep_number = w.neutral_locks = 0;
    w.output_number = w.since_output = 0;
    w.places = w.signatures = 0;
    w.overflow = w.exact = w.suspect = w.polls = w.puts_out = w.old = w.newest = false;
}

/// The task has carried out an operation that changed nothing; `frame` as PAWL_CALLER_FRAME gives it.
void note_unchanged(machine::task& t, const machine::operation& op, const std::uint64_t* frame);

/// The task took or gave back a mutex: with nothing written in between that is a look, not a change.
void note_lock(machine::task& t, bool taken);

/// The task has written to the world outside, which no other task notices: what it goes round for.
inline void note_output(machine::task& t) {
    t.window.output_number = t.window.numbered + 1;
    t.window.since_output = 0;
}

/// A plain read inside a suspicious stretch: it belongs to what must repeat.
void note_plain_read(machine::task& t, const volatile void* address, unsigned size);

/// Do all places that the task watches still hold what it read? If not, the window is emptied: it goes on.
bool still_unchanged(machine::task& t);

/// Own steps after which rule B calls a task a suspect.
inline constexpr std::uint32_t suspect_after = 128;

}  // namespace pawl::check::judge
