// What the script of an HTML page draws from: one recorded execution as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// `shown` as pictured() gives it. Tables of plain numbers; every text stands once, in "strings". docs in html/story.js.
nlohmann::ordered_json page_model(const verdict& shown, task_words& names);

}  // namespace pawl::check::report
