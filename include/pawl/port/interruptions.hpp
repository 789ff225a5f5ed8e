// How a platform lets interrupts come on top of a task.
#pragma once

#include <pawl/port/port.hpp>

#if defined(PAWL_PORT_INTERRUPTIONS_HEADER)
#include PAWL_PORT_INTERRUPTIONS_HEADER
#else
#include <pawl/port/linux/interruption.hpp>
#include <pawl/port/linux/readable.hpp>
#endif

//  interrupted_thread   begin(take): take(due) runs on top of the calling task; interrupt(): now, from anywhere
//  interrupt_alarm      the same by the clock
//  readable_watch       the same when a file can be read
