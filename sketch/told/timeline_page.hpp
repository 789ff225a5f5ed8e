// A run of a board as one file to look at in a browser, without a network.
#pragma once

#include <string>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"
#include "sketch/told/timeline.hpp"

namespace pawl::sketch {

/// `ending`: the sentences of ending_of_run, on a page that is wide enough for each. The template, its style and its
/// scripts are the files in html/.
std::string timeline_page(const timeline& of, const std::string& title, const std::string& ending,
                          const check::report::verdict& verdict, check::report::symbolizer& symbols);

}  // namespace pawl::sketch
