// The program's own mmap.
#pragma once

namespace pawl::check::intercept {

/// At the end of an execution: what the program mapped besides plain memory, which stands in the simulated heap.
void unmap_foreign();

}  // namespace pawl::check::intercept
