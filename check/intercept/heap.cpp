// malloc and its family. Outside an execution the program's static constructors allocate here too; the runtime itself
// never does. What real threads of libc allocate while they are parked stands in the same heap, before the first
// execution, and stays.
#include <errno.h>
#include <malloc.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/heap_calls.hpp"
#include "check/machine/heap_block.hpp"

namespace {

using pawl::check::intercept::allocate;
using pawl::check::machine::heap_block_size;

bool power_of_two(std::size_t n) { return n && (n & (n - 1)) == 0; }

void* allocate_aligned(std::size_t alignment, std::size_t size, const std::uint64_t* frame) {
    if (!power_of_two(alignment)) return errno = EINVAL, nullptr;
    return allocate(size, alignment, frame);
}

void* allocate_again(void* block, std::size_t size, const std::uint64_t* frame) {
    if (!block) return allocate(size, 16, frame);
    if (size == 0) {
        pawl::check::intercept::release(block, frame);
        return nullptr;
    }
    void* fresh = allocate(size, 16, frame);
    if (!fresh) return nullptr;
    const std::size_t old = heap_block_size(block);
    std::memcpy(fresh, block, old < size ? old : size);
    pawl::check::intercept::release(block, frame);
    return fresh;
}

}  // namespace

PAWL_EXPORT void* malloc(std::size_t size) { return allocate(size, 16, PAWL_OWN_FRAME()); }
PAWL_EXPORT void free(void* block) { pawl::check::intercept::release(block, PAWL_OWN_FRAME()); }

PAWL_EXPORT void* calloc(std::size_t count, std::size_t size) {
    std::size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return errno = ENOMEM, nullptr;
    void* block = allocate(bytes, 16, PAWL_OWN_FRAME());
    if (block) std::memset(block, 0, bytes);
    return block;
}

PAWL_EXPORT void* realloc(void* block, std::size_t size) { return allocate_again(block, size, PAWL_OWN_FRAME()); }

PAWL_EXPORT void* reallocarray(void* block, std::size_t count, std::size_t size) {
    std::size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return errno = ENOMEM, nullptr;
    return allocate_again(block, bytes, PAWL_OWN_FRAME());
}

PAWL_EXPORT void* memalign(std::size_t alignment, std::size_t size) {
    return allocate_aligned(alignment, size, PAWL_OWN_FRAME());
}
PAWL_EXPORT void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return allocate_aligned(alignment, size, PAWL_OWN_FRAME());
}
PAWL_EXPORT void* valloc(std::size_t size) { return allocate(size, 4096, PAWL_OWN_FRAME()); }
PAWL_EXPORT void* pvalloc(std::size_t size) {
    return allocate((size + 4095) & ~std::size_t{4095}, 4096, PAWL_OWN_FRAME());
}

PAWL_EXPORT int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
    if (!power_of_two(alignment) || alignment % sizeof(void*) != 0) return EINVAL;
    const int before = errno;
    void* block = allocate(size, alignment, PAWL_OWN_FRAME());
    errno = before;
    if (!block) return ENOMEM;
    *out = block;
    return 0;
}

PAWL_EXPORT std::size_t malloc_usable_size(void* block) { return heap_block_size(block); }
