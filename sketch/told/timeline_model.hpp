// What the script of a timeline's page draws from. docs in html/model.js.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "check/report/task_words.hpp"
#include "sketch/told/timeline.hpp"

namespace pawl::sketch {

nlohmann::ordered_json timeline_model(const timeline& of, check::report::task_words& names);

}  // namespace pawl::sketch
