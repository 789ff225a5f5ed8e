// How often a thread has asked for memory, and given some back.
#pragma once

#include <cstdint>

namespace heap_calls {

extern constinit thread_local std::uint64_t allocations, frees;

}  // namespace heap_calls
