// Races become schedule points, and warnings or findings.
#pragma once

#include "check/machine/race_detector.hpp"

namespace pawl::check::intercept {

void found_race(const machine::race& one);

/// The stack of an access that may be reported later, as the number that the detector keeps.
std::uint32_t remember_access_path(const std::uint64_t* frame);

}  // namespace pawl::check::intercept
