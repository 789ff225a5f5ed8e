// Computing without a step: a long loop that no other task can notice takes time all the same.
#pragma once

namespace pawl::sketch {

/// Of an execution.
void begin_computing();
/// A call that is no step of its own, such as one that writes a pin, takes time too.
void count_call();

}  // namespace pawl::sketch
