// The whole port, for pawl/port/port.hpp.
#pragma once

#include <pawl/port/freertos/inherit.hpp>
#include <pawl/port/freertos/interrupts.hpp>
#include <pawl/port/freertos/levels.hpp>
#include <pawl/port/freertos/modules.hpp>
#include <pawl/port/freertos/port.hpp>
#include <pawl/port/freertos/robust_lock.hpp>
#include <pawl/port/freertos/scheduling.hpp>
#include <pawl/port/freertos/task.hpp>

#define PAWL_PORT_WATCHING_HEADER <pawl/port/freertos/watching.hpp>
