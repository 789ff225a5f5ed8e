// A trace as a page: the same as that of a verdict (html_page.hpp), without one.
#pragma once

#include <string>

#include "check/report/trace_file.hpp"

namespace pawl::check::report {

/// name: the file's, for the title. Sources are read from where the trace says that they stand.
std::string trace_page(const trace_file& traced, const std::string& name);

}  // namespace pawl::check::report
