// malloc and its family. Outside an execution the program's static constructors allocate here too; the runtime itself
// never does. What real threads of libc allocate while they are parked stands in the same heap, before the first
// execution, and stays.
#include <errno.h>
#include <malloc.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/heap.hpp"
#include "check/machine/race_detector.hpp"

namespace {

using pawl::check::machine::heap_allocate;
using pawl::check::machine::heap_block_size;

void* allocate(std::size_t size, std::size_t alignment) {
    void* block = heap_allocate(size, alignment);
    if (!block) {
        errno = ENOMEM;
        return nullptr;
    }
    if (pawl::check::machine::simulating())
        pawl::check::machine::forget_accesses(reinterpret_cast<std::uint64_t>(block), size);
    return block;
}

bool power_of_two(std::size_t n) { return n && (n & (n - 1)) == 0; }

}  // namespace

PAWL_EXPORT void* malloc(std::size_t size) { return allocate(size, 16); }
PAWL_EXPORT void free(void* block) { pawl::check::machine::heap_free(block); }

PAWL_EXPORT void* calloc(std::size_t count, std::size_t size) {
    std::size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return errno = ENOMEM, nullptr;
    void* block = allocate(bytes, 16);
    if (block) std::memset(block, 0, bytes);
    return block;
}

PAWL_EXPORT void* realloc(void* block, std::size_t size) {
    if (!block) return allocate(size, 16);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    void* fresh = allocate(size, 16);
    if (!fresh) return nullptr;
    const std::size_t old = heap_block_size(block);
    std::memcpy(fresh, block, old < size ? old : size);
    free(block);
    return fresh;
}

PAWL_EXPORT void* reallocarray(void* block, std::size_t count, std::size_t size) {
    std::size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return errno = ENOMEM, nullptr;
    return realloc(block, bytes);
}

PAWL_EXPORT void* memalign(std::size_t alignment, std::size_t size) {
    if (!power_of_two(alignment)) return errno = EINVAL, nullptr;
    return allocate(size, alignment);
}
PAWL_EXPORT void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
PAWL_EXPORT void* valloc(std::size_t size) { return allocate(size, 4096); }
PAWL_EXPORT void* pvalloc(std::size_t size) { return allocate((size + 4095) & ~std::size_t{4095}, 4096); }

PAWL_EXPORT int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
    if (!power_of_two(alignment) || alignment % sizeof(void*) != 0) return EINVAL;
    void* block = heap_allocate(size, alignment);
    if (!block) return ENOMEM;
    *out = block;
    return 0;
}

PAWL_EXPORT std::size_t malloc_usable_size(void* block) { return heap_block_size(block); }
