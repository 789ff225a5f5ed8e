// What a thread and its interrupts use together.
#pragma once

#include <pawl/port/port.hpp>

#if defined(PAWL_PORT_SHARED_HEADER)
#include PAWL_PORT_SHARED_HEADER
#else
#include <pawl/task/shared_on_thread.hpp>
#endif
