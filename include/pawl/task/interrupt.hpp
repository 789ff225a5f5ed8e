// Handlers with priorities that come on top of a thread, and of each other: the core's own where it has a controller for them,
// otherwise signals on top of a thread.
#pragma once

#include <pawl/port/port.hpp>

#if defined(PAWL_PORT_INTERRUPT_HEADER)
#include PAWL_PORT_INTERRUPT_HEADER
#else
#include <pawl/task/interrupt_on_thread.hpp>
#endif
