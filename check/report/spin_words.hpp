// A task that spins for ever, in words: on what, for whom, and why that one cannot go on.
#pragma once

#include "check/report/paragraph.hpp"

namespace pawl::check::report {

/// "It waits for turn, which is 3, to change. "; empty if nothing is known.
std::string what_it_watches(const wire::task_snapshot& task, const wire::task_snapshot* peer, task_words& names);

explanation explain_spin(const wire::finding& what, const verdict& whole, task_words& names);

/// One short paragraph for the warning.
std::string warning_words(const wire::finding& what, const verdict& whole, task_words& names);

}  // namespace pawl::check::report
