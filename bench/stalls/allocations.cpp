// This program's malloc counts, and calls that of glibc. operator new and Rust's allocator call it too.
#include "allocations.hpp"

#include <cstddef>

namespace stalls {
thread_local std::uint64_t allocations_of_this_thread = 0;
}

extern "C" {

void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);

void* malloc(std::size_t bytes) {
    ++stalls::allocations_of_this_thread;
    return __libc_malloc(bytes);
}

void* calloc(std::size_t count, std::size_t bytes) {
    ++stalls::allocations_of_this_thread;
    return __libc_calloc(count, bytes);
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
    ++stalls::allocations_of_this_thread;
    return __libc_memalign(alignment, bytes);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
    ++stalls::allocations_of_this_thread;
    *memory = __libc_memalign(alignment, bytes);
    return *memory ? 0 : 12;  // ENOMEM
}
}
