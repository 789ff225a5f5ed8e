// Calls of a real-time kernel in words.
#pragma once

#include <string>
#include <string_view>

#include "check/wire/service.hpp"

namespace pawl::check::report {

/// What a step did. `outcome` 0: refused, or nothing was there; 2: its time was over.
std::string service_words(wire::service which, const std::string& object, int outcome);
/// What a task waits for.
std::string service_wait_words(wire::service which, const std::string& object);
/// What such a call is made on; empty where that is a task.
std::string_view service_noun(wire::service which);

}  // namespace pawl::check::report
