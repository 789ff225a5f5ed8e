// --real-time: who was kept waiting for how long, by whom and where.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// `waits for mutex bus, which "low" (10) took at bus.cpp:14`.
std::string section_words(const blocking_section& one, task_words& names);
/// `masked by "main" at clock.cpp:9`.
std::string mask_words(const kept_away& one, task_words& names);

/// The tasks, the most urgent first, and the interrupts; empty where nothing was asked.
std::string real_time_report(const verdict& whole, symbolizer& symbols, const page& on);

}  // namespace pawl::check::report
