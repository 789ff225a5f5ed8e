// Did a function on this task's stack promise not to wait? Names need symbols, which the supervisor has: it is asked
// once for each distinct stack.
#pragma once

#include "check/machine/task.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::machine {
class computer;
}

namespace pawl::check::judge {

/// True if the supervisor has answered for this stack before, or need not be asked.
bool promise_is_known(machine::computer& c, const machine::task& t);

/// `function` (256 bytes) becomes the name of the one that promised.
bool promised_not_to_wait(machine::computer& c, const machine::task& t, char* function,
                          wire::question_about about = wire::question_about::spin);

}  // namespace pawl::check::judge
