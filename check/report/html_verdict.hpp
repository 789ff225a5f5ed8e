// The sentences of a verdict as HTML: readable without a script.
#pragma once

#include <string>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// For the title bar: "STUCK: try_recv never returns".
std::string html_title(const verdict& whole, task_words& names);

/// Word, headline, paragraph, why, cure, machine, how to see it again; coverage; warnings. `names` are those of the
/// whole page: a thing without a name of its own is called the same everywhere.
std::string html_verdict(const verdict& whole, task_words& names);

}  // namespace pawl::check::report
