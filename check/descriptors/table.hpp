// Which number stands for what. The numbers are the kernel's own: each simulated descriptor keeps one that is really
// open, so that calls which are not simulated give others, and see something of the same kind.
#pragma once

#include "check/descriptors/description.hpp"

namespace pawl::check::descriptors {

/// Null: nothing simulated stands behind this number. A task that asks has looked at what the number stands for, at the
/// end of its last step: from there on it is inside the call, whatever becomes of the number.
description* find(int number);

void enter(int number, description& d);
/// True if something simulated stood there.
bool leave(int number);
void restart();

}  // namespace pawl::check::descriptors
