// Programs that do not end by themselves.
#pragma once

#include <pawl/port/port.hpp>

namespace pawl::inline PAWL_PORT::trace {

/// Where a signal would end the program, the trace is written first: by a thread that waits for nothing else, since a handler
/// may do next to nothing. What the program handles itself is left alone.
void write_when_ended_by_signals() noexcept;

}  // namespace pawl::inline PAWL_PORT::trace
