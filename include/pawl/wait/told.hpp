// Who waits at an event, and how loops are told.
#pragma once

#include <pawl/wait/way.hpp>

#include PAWL_WAY(told.hpp)
