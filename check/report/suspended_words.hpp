// Tasks of a real-time kernel that are suspended, and that nobody is left to resume.
#pragma once

#include "check/report/paragraph.hpp"

namespace pawl::check::report {

/// Whatever is left is suspended.
bool all_are_suspended(const wire::finding& what);
explanation explain_suspended(const wire::finding& what, task_words& names);

}  // namespace pawl::check::report
