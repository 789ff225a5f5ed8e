// What is said of progress: the classes by name, which of them a call is in, and how one was shown not to be.
#pragma once

#include <string>

#include "check/report/paragraph.hpp"
#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// "wait-free"; empty for none.
std::string class_word(wire::progress_class which);

/// What an ended check says of all calls, in one sentence. Nothing went wrong in it.
std::string progress_sentence(const verdict& whole);

/// Of a promise that was broken by going round: because of others, or in turns with others.
bool is_about_rounds(const wire::finding& what);
explanation explain_rounds(const wire::finding& what, task_words& names);

/// A sentence to be added where a call waits, or takes too many steps; empty where --progress was not given.
std::string class_that_was_broken(const wire::finding& what);

}  // namespace pawl::check::report
