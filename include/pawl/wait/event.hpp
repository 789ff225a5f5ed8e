// What a sleeper sleeps on and a waker wakes.
#pragma once

#include <pawl/wait/way.hpp>

#include PAWL_WAY(event.hpp)
