// The one place where a port is chosen: by the CMake target that a program links, or by the board that it is compiled for.
#pragma once

#if defined(PAWL_PORT_HEADER)
#include PAWL_PORT_HEADER
#elif defined(ESP_PLATFORM) || defined(PAWL_BOARD_ESP32) || defined(PAWL_BOARD_GENERIC)
#include <pawl/port/freertos/freertos.hpp>
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
