// How every task stands at the end: what it holds, what it waits for, where, and its calls.
#pragma once

#include <string>

#include "check/report/page.hpp"
#include "check/report/task_words.hpp"

namespace pawl::check::report {

/// Tasks that have ended are left out unless `on.verbose`.
std::string ending(const wire::finding& what, task_words& names, const page& on);

}  // namespace pawl::check::report
