// The computers that are explored.
#pragma once

#include <cstdint>
#include <vector>

#include "check/wire/session.hpp"

namespace pawl::check::supervise {

/// A core for each task.
wire::machine free_machine(wire::memory_model memory = wire::memory_model::sc);

/// The program's own priorities, or those of --task.
wire::machine asked_machine(std::uint32_t cores);

/// One core under every order of the tasks' priorities. Above four tasks: for each two of them one order in which the
/// first outranks the rest and the second is outranked by the rest; for at most max_ranked_tasks tasks, in no
/// particular order: the first ones are a sample.
/// Empty for a single task: there is nothing to order.
std::vector<wire::machine> supposed_orders(std::uint32_t tasks);

}  // namespace pawl::check::supervise
