// The verdict for people.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

std::string text_report(const verdict& whole, symbolizer& symbols, const page& on);

/// For --quiet: verdict, headline and how to see it again.
std::string one_line(const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
