// The whole port, for pawl/port/port.hpp.
#pragma once

#include <pawl/port/cortex_m/inherit.hpp>
#include <pawl/port/cortex_m/levels.hpp>
#include <pawl/port/cortex_m/port.hpp>
#include <pawl/port/cortex_m/robust_lock.hpp>
#include <pawl/port/cortex_m/scheduling.hpp>
#include <pawl/port/cortex_m/task.hpp>

#define PAWL_PORT_WATCHING_HEADER <pawl/port/cortex_m/watching.hpp>
#define PAWL_PORT_INTERRUPT_HEADER <pawl/port/cortex_m/interrupt.hpp>
#define PAWL_PORT_SHARED_HEADER <pawl/port/cortex_m/shared.hpp>
#define PAWL_PORT_THREADS_HEADER <pawl/port/cortex_m/thread.hpp>
#if defined(PAWL_CORTEX_M_THREADS)
#define PAWL_PORT_HAS_THREADS 1
#endif
