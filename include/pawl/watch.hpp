// Who waits for whom. Each part has a header of its own in pawl/watch/.
#pragma once

#include <pawl/watch/deadlock.hpp>
#include <pawl/watch/wait_graph.hpp>
#include <pawl/watch/watchdog.hpp>
