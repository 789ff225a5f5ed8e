// Races, leaks and the order of locks in JSON, with whole stacks.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "check/report/task_words.hpp"

namespace pawl::check::report {

/// Appends to the array of warnings.
void add_noted(nlohmann::ordered_json& warnings, const verdict& whole, task_words& names);

/// Where a block was allocated and freed.
nlohmann::ordered_json block_json(const wire::block_facts& block, task_words& names);

}  // namespace pawl::check::report
