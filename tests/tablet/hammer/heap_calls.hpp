// How often a thread has asked for memory, or given some back.
#pragma once

#include <cstdint>

namespace hammer {

extern thread_local std::uint64_t heap_calls_of_this_thread;

}  // namespace hammer
