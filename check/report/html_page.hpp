// The verdict as one file to look at in a browser, without a network.
#pragma once

#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// The sentences are those of the text report. The template, its style and its script are the files in html/.
std::string html_page(const verdict& whole, symbolizer& symbols);

}  // namespace pawl::check::report
