// What the program says of its own end state (check::outcome), task by task: the whole does not depend on which task
// spoke first, so that schedules which differ in nothing else have the same outcome.
#pragma once

#include <cstddef>

#include "check/machine/task.hpp"

namespace pawl::check::machine {

class computer;

/// Adds `text` to what this task said; false if there is no room for all of it.
bool add_outcome(task& t, const char* text);

/// All of it, in the order in which tasks were created, with blanks between; the number of bytes. `cut_off` is set if
/// something was left out.
std::size_t whole_outcome(computer& c, char* to, std::size_t room, bool& cut_off);

}  // namespace pawl::check::machine
