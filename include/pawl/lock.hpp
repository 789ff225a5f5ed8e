// All locks. Each has a header of its own in pawl/lock/.
#pragma once

#include <pawl/lock/mutex.hpp>
#include <pawl/lock/recursive_mutex.hpp>
