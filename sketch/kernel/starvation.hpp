// Starvation: a task could run during half of a long execution and never did.
#pragma once

#include <cstdint>

namespace pawl::sketch {

/// Before an execution is given up for its length. Ends it with who starves, if somebody does.
void look_for_starvation();
/// The current task has computed without a break since then. The same.
void look_who_starves_since(std::int64_t computing_since);

}  // namespace pawl::sketch
