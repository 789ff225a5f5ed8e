// Calls that the program writes down, to ask later which of them had returned before which other began
// (check::history). That order decides the verdict, so the search must come to both orders. Each call begins by a step of
// its own, since others may return between it and what its task did before. It returns with its last step: later would
// only say less. docs/linearizability.md says more.
#pragma once

#include <cstdint>

#include "check/machine/task.hpp"

namespace pawl::check::machine {

/// The calling task makes a call from here on; the call's number, from 1.
std::uint32_t begin_call(const task& t, std::uint64_t history);
/// It has returned, within the event that is going on.
void end_call(const task& t, std::uint32_t call);

/// Had `earlier` returned when `later` began? In real time where all tasks see one order of all steps. Where memory is weak
/// they do not, and there is no clock that all could read: there, did it happen before, or has who makes the later call seen
/// what was done up to then (by one core, or by being woken)?
bool ended_before(std::uint32_t earlier, std::uint32_t later);

/// When it began or returned, counted in both; `never` if it has not. A picture shows the order of these numbers.
inline constexpr std::uint64_t never = ~std::uint64_t{0};
std::uint64_t begin_of(std::uint32_t call);
std::uint64_t end_of(std::uint32_t call);
std::uint32_t task_of(std::uint32_t call);

void forget_calls();

}  // namespace pawl::check::machine
