// The program's own mmap.
#pragma once

#include <cstddef>

namespace pawl::check::intercept {

/// At the end of an execution: what the program mapped besides plain memory, which stands in the simulated heap.
void unmap_foreign();

/// The same, before it is unmapped. Some of it may not be readable.
void each_mapping(void (*visit)(void*, const void*, std::size_t), void* self);

}  // namespace pawl::check::intercept
