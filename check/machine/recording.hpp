// The recording of one execution, step by step, for the report. Off while searching.
#pragma once

#include "check/machine/task.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {

void begin_recording(wire::session& session, bool on);

/// The stack on which the current task calls perform().
void remember_stack(const task& t);
void forget_stack(std::uint32_t task);
const wire::stack_trace& remembered_stack(std::uint32_t task);
bool has_remembered_stacks();

void record_event(wire::session& session, const operation& op, const task& t, std::uint64_t step, std::int64_t clock,
                  bool preempted);

/// Asked at each step: how many bytes were written to descriptors 1 and 2 so far.
void measure_output(std::uint32_t (*written)());

}  // namespace pawl::check::machine
