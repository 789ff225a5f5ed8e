// Freeze mode: one task has stopped for ever, and nothing can happen any more. Calls that may wait wait rightly; one that
// promised not to wait, and goes round in circles, broke its word.
#pragma once

#include "check/machine/task.hpp"
#include "check/wire/finding.hpp"

namespace pawl::check::machine {
class computer;
}

namespace pawl::check::judge {

/// A spinner on a core whose loop was not looked at yet; null if there is none.
machine::task* unjudged_spinner(machine::computer& c);

/// `promise`, or nothing wrong: the execution is blocked by the task that stopped.
void conclude_frozen(machine::computer& c, wire::finding& out);

}  // namespace pawl::check::judge
