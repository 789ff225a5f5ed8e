// --real-time, for JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// null where nothing was asked.
nlohmann::ordered_json real_time_json(const verdict& whole, task_words& names);

}  // namespace pawl::check::report
