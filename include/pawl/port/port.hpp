// The one place where a port is chosen. The CMake target that a program links may name another one.
#pragma once

#ifdef PAWL_PORT_HEADER
#include PAWL_PORT_HEADER
#else
#include <pawl/port/linux/forks.hpp>
#include <pawl/port/linux/interrupts.hpp>
#include <pawl/port/linux/levels.hpp>
#include <pawl/port/linux/modules.hpp>
#include <pawl/port/linux/port.hpp>
#include <pawl/port/linux/robust_lock.hpp>
#include <pawl/port/linux/scheduling.hpp>
#include <pawl/port/linux/task.hpp>
#endif

#include <pawl/port/contract.hpp>
