// How others reach a loop.
#pragma once

#include <pawl/wait/way.hpp>

#include PAWL_WAY(inbox.hpp)
