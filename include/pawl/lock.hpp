// All locks. Each has a header of its own in pawl/lock/.
#pragma once

#include <pawl/lock/async_mutex.hpp>
#include <pawl/lock/branches.hpp>
#include <pawl/lock/condition.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/lock/mutex.hpp>
#include <pawl/lock/semaphore.hpp>
