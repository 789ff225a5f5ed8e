// All of tasks. Each part has a header of its own in pawl/task/.
#pragma once

#include <pawl/task/block_on.hpp>
#include <pawl/task/thread.hpp>
