// A schedule as SARIF's code flow, and how the tasks stand at its end as stacks.
#pragma once

#include <nlohmann/json.hpp>

#include "check/report/sarif_places.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {

/// One flow with a thread flow for each task; the steps' numbers say in which order all of them were done. Null where nothing
/// was recorded.
nlohmann::ordered_json sarif_flow(const verdict& whole, task_words& names, const sarif_places& places);

/// A stack for each task that has not ended.
nlohmann::ordered_json sarif_stacks(const wire::finding& what, task_words& names, const sarif_places& places);

}  // namespace pawl::check::report
