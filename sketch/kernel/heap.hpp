// The board's heap: only counted. What does not fit is refused.
#pragma once

#include <cstdint>

namespace pawl::sketch {

bool take_heap(std::uint32_t bytes);
void give_heap(std::uint32_t bytes);
std::uint32_t heap_left();
std::uint32_t heap_least_left();

}  // namespace pawl::sketch
