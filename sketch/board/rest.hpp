#pragma once

namespace pawl::sketch {

/// No task will ever take another step by itself, and no circle of waits says why: is that as it should be?
bool came_to_rest();

}  // namespace pawl::sketch
