// One finding or warning as a result of SARIF.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "check/report/noted_words.hpp"
#include "check/report/sarif_places.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {

/// What is shown where nothing is known of a finding's place: services drop results without any.
using fallback_place = source_frame;

/// The verdict itself, with the schedule if it was recorded.
nlohmann::ordered_json sarif_result(const wire::finding& what, const verdict& whole, symbolizer& symbols,
                                    const sarif_places& places, const fallback_place& otherwise);

/// A race, an order of locks, a leak.
nlohmann::ordered_json sarif_result(const noted& one, const verdict& whole, symbolizer& symbols,
                                    const sarif_places& places, const fallback_place& otherwise);

}  // namespace pawl::check::report
