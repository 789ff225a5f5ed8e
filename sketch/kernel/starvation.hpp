// Starvation: a task could run during half of a long execution and never did.
#pragma once

namespace pawl::sketch {

/// Before an execution is given up for its length. Ends it with who starves, if somebody does.
void look_for_starvation();

}  // namespace pawl::sketch
