// The waiting dance for coroutines of any type.
#pragma once

#include <pawl/wait/way.hpp>

#include PAWL_WAY(awaiting.hpp)
