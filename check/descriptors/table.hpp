// Which number stands for what. The numbers are the kernel's own: each simulated descriptor keeps one that is really
// open, so that calls which are not simulated give others, and see something of the same kind.
#pragma once

#include "check/descriptors/description.hpp"

namespace pawl::check::descriptors {

/// Null: nothing simulated stands behind this number.
description* find(int number);
/// Grows whenever the number comes to mean something else.
std::uint32_t generation(int number);

void enter(int number, description& d);
/// True if something simulated stood there.
bool leave(int number);
void restart();

}  // namespace pawl::check::descriptors
