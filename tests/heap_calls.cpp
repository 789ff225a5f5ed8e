// This program's malloc and free count, and call those of glibc. operator new and delete call them too.
#include "tests/heap_calls.hpp"

#include <cstddef>

namespace heap_calls {
constinit thread_local std::uint64_t allocations = 0, frees = 0;
}

extern "C" {

void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t count, std::size_t bytes);
void* __libc_realloc(void* memory, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);
void __libc_free(void* memory);

void* malloc(std::size_t bytes) {
    ++heap_calls::allocations;
    return __libc_malloc(bytes);
}

void* calloc(std::size_t count, std::size_t bytes) {
    ++heap_calls::allocations;
    return __libc_calloc(count, bytes);
}

void* realloc(void* memory, std::size_t bytes) {
    ++heap_calls::allocations;
    return __libc_realloc(memory, bytes);
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
    ++heap_calls::allocations;
    return __libc_memalign(alignment, bytes);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
    ++heap_calls::allocations;
    *memory = __libc_memalign(alignment, bytes);
    return *memory ? 0 : 12;  // ENOMEM
}

void free(void* memory) {
    if (memory) ++heap_calls::frees;
    __libc_free(memory);
}
}
