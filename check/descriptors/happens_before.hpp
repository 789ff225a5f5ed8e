// Who takes something out of a channel comes after whoever put it in.
#pragma once

#include "check/descriptors/channel.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::descriptors {

inline void acquire_from(const channel& c) { machine::acquire_from(machine::current_task(), *c.place); }
inline void release_into(channel& c) { machine::release_to(machine::current_task(), *c.place); }

}  // namespace pawl::check::descriptors
