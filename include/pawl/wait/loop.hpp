// What runs the coroutines that wait on one thread, or on one level.
#pragma once

#include <pawl/wait/way.hpp>

#include PAWL_WAY(loop.hpp)
