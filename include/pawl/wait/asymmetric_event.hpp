// An event with one task at each end.
#pragma once

#include <pawl/wait/way.hpp>

#include PAWL_WAY(asymmetric_event.hpp)
