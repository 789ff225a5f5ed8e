// Sentences for calls on pipes, sockets and the like.
#pragma once

#include <string>

#include "check/wire/descriptor_call.hpp"

namespace pawl::check::report {

/// "reads from pipe A"; `outcome` 0: refused, 2: its time was over first, 3: nobody is left at the
/// other end.
std::string descriptor_words(wire::descriptor_call which, const std::string& object, int outcome);
/// "waits to read from pipe A".
std::string descriptor_wait_words(wire::descriptor_call which, const std::string& object);

}  // namespace pawl::check::report
