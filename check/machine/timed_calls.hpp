// Calls that the program writes down, to ask later which of them had returned before which other began
// (check::history). That order decides the verdict, so the search must come to both orders: a return and a beginning do
// not commute. docs/linearizability.md says when a call begins.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"
#include "check/wire/footprint.hpp"

namespace pawl::check::machine {

/// The calling task is about to make a call; the call's number, from 1. It begins with the task's next step.
std::uint32_t announce_call(task& t, std::uint64_t history);
/// Has it begun? A call without any step of its own has not, when it returns.
bool call_has_begun(std::uint32_t call);
/// The call has returned, within the event that is going on.
void end_call(const task& t, std::uint32_t call);

/// Had `earlier` returned when `later` began? In real time, since all tasks see one order of all steps.
bool ended_before(std::uint32_t earlier, std::uint32_t later);

/// When it began or returned, counted in both; `never` if it has not. The order of these numbers is what a picture shows.
inline constexpr std::uint64_t never = ~std::uint64_t{0};
std::uint64_t begin_of(std::uint32_t call);
std::uint64_t end_of(std::uint32_t call);
std::uint32_t task_of(std::uint32_t call);

/// The task takes a step: what it has announced begins.
void begin_announced_calls(task& t);
/// Adds that to what the step touches.
void add_announced_calls(wire::footprint& to, const task& t);

void forget_calls();

}  // namespace pawl::check::machine
