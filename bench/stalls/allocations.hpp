// How often a thread has asked for memory.
#pragma once

#include <cstdint>

namespace stalls {

extern thread_local std::uint64_t allocations_of_this_thread;

}  // namespace stalls
