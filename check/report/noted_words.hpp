// Races, leaks and the order of locks, in words: warnings, and findings where an option asks for that.
#pragma once

#include <string>
#include <vector>

#include "check/report/paragraph.hpp"

namespace pawl::check::report {

explanation explain(const noted& one, task_words& names);

/// Those that are told: by the order of kinds, one for each pair of places in the source, and without an order of locks
/// whose deadlock was found. The race or leak that is the verdict itself is left out.
std::vector<const noted*> told(const verdict& whole, task_words& names);

/// The one that a finding of such a kind is about; null if it is not known.
const noted* noted_for(const wire::finding& what, const verdict& whole);

}  // namespace pawl::check::report
