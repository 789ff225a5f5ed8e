// Machines in words.
#pragma once

#include <functional>
#include <string>

#include "check/wire/session.hpp"

namespace pawl::check::report {

/// `main`, `task3`: the names of tasks that have no other.
std::string default_task_name(int task);

/// "free cores", "one core, task1 over main", "2 cores".
std::string machine_words(const wire::machine& machine,
                          const std::function<std::string(int)>& name_of_task = default_task_name);

/// For JSON: "free", "one-core", "as-asked".
/// "sc" or "c11".
std::string memory_key(wire::memory_model memory);
std::string machine_key(const wire::machine& machine);

}  // namespace pawl::check::report
