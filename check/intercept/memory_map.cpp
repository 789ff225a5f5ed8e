#include "check/intercept/memory_map.hpp"

#include <errno.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include <cstdarg>
#include <cstring>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/heap_calls.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/heap.hpp"
#include "check/machine/stack_walk.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

struct mapping {
    char* begin;
    std::size_t size;
};
execution_table<mapping> foreign;

std::size_t whole_pages(std::size_t size) { return (size + 4095) & ~std::size_t{4095}; }
long address(const void* p) { return reinterpret_cast<long>(p); }

// The runtime keeps its own pages from execution to execution.
bool own_call(std::uint64_t site) { return !machine::simulating() || machine::in_runtime(site); }

void* as_pointer(long result) {
    if (result < 0 && result > -4096) return errno = static_cast<int>(-result), MAP_FAILED;
    return reinterpret_cast<void*>(result);
}

bool plain_memory(int flags) { return (flags & MAP_ANONYMOUS) && (flags & MAP_PRIVATE); }

void forget_foreign(const char* begin, std::size_t size) {
    auto& all = foreign.now();
    for (std::size_t i = all.size(); i-- > 0;) {
        if (all[i].begin < begin || all[i].begin + all[i].size > begin + size) continue;
        all[i] = all.back();
        all.pop_back();
    }
}

void* map_really(void* wish, std::size_t size, int protection, int flags, int descriptor, long offset) {
    const auto bytes = static_cast<long>(size);
    return as_pointer(kernel::call(SYS_mmap, address(wish), bytes, protection, flags, descriptor, offset));
}

void* map(void* wish, std::size_t size, int protection, int flags, int descriptor, long offset) {
    if (size == 0) return errno = EINVAL, MAP_FAILED;
    const bool fixed = flags & (MAP_FIXED | MAP_FIXED_NOREPLACE);
    if (fixed && machine::heap_owns(wish)) {
        if (!plain_memory(flags))
            machine::the_computer.fail(wire::finding_kind::unsupported,
                                       "mapping a file over memory that was mapped before");
        std::memset(wish, 0, whole_pages(size));
        return wish;
    }
    if (plain_memory(flags) && !fixed && !(protection & PROT_EXEC)) {
        void* pages = machine::heap_pages(current_arena(), size);
        return pages ? pages : (errno = ENOMEM, MAP_FAILED);
    }
    void* mapped = map_really(wish, size, protection, flags, descriptor, offset);
    if (mapped != MAP_FAILED) foreign.now().push_back({static_cast<char*>(mapped), whole_pages(size)});
    return mapped;
}

void* grow(void* old, std::size_t old_size, std::size_t size, int flags) {
    if (size <= old_size) return old;
    if (!(flags & MREMAP_MAYMOVE)) return errno = ENOMEM, MAP_FAILED;
    void* fresh = machine::heap_pages(current_arena(), size);
    if (!fresh) return errno = ENOMEM, MAP_FAILED;
    std::memcpy(fresh, old, old_size);
    return fresh;
}

}  // namespace

void unmap_foreign() {
    static bool first_execution = true;
    if (!first_execution)
        for (const mapping& one : foreign.now())
            kernel::call(SYS_munmap, address(one.begin), static_cast<long>(one.size));
    first_execution = false;
    foreign.restart();
}

void each_mapping(void (*visit)(void*, const void*, std::size_t), void* self) {
    for (const mapping& one : foreign.now()) visit(self, one.begin, one.size);
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;

PAWL_EXPORT void* mmap(void* wish, std::size_t size, int protection, int flags, int descriptor, long offset) {
    if (own_call(PAWL_CALL_SITE())) return map_really(wish, size, protection, flags, descriptor, offset);
    return map(wish, size, protection, flags, descriptor, offset);
}
PAWL_EXPORT void* mmap64(void*, std::size_t, int, int, int, long) __attribute__((alias("mmap")));

PAWL_EXPORT int munmap(void* begin, std::size_t size) {
    if (!own_call(PAWL_CALL_SITE())) {
        if (machine::heap_owns(begin)) return 0;  // the simulated heap is put back as a whole
        forget_foreign(static_cast<char*>(begin), whole_pages(size));
    }
    return static_cast<int>(with_errno(kernel::call(SYS_munmap, address(begin), static_cast<long>(size))));
}

PAWL_EXPORT void* mremap(void* old, std::size_t old_size, std::size_t size, int flags, ...) {
    if (machine::heap_owns(old)) return grow(old, old_size, size, flags);
    va_list rest;
    va_start(rest, flags);
    const long wish = flags & MREMAP_FIXED ? va_arg(rest, long) : 0;
    va_end(rest);
    void* moved = as_pointer(
        kernel::call(SYS_mremap, address(old), static_cast<long>(old_size), static_cast<long>(size), flags, wish));
    if (moved != MAP_FAILED && !own_call(PAWL_CALL_SITE())) {
        forget_foreign(static_cast<char*>(old), whole_pages(old_size));
        foreign.now().push_back({static_cast<char*>(moved), whole_pages(size)});
    }
    return moved;
}

// The runtime's own reserve counts gigabytes: locking it into memory would be felt by everybody.
PAWL_EXPORT int mlock(const void*, std::size_t) { return 0; }
PAWL_EXPORT int mlock2(const void*, std::size_t, unsigned) { return 0; }
PAWL_EXPORT int munlock(const void*, std::size_t) { return 0; }
PAWL_EXPORT int mlockall(int flags) {
    return flags & ~(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) ? (errno = EINVAL, -1) : 0;
}
PAWL_EXPORT int munlockall() { return 0; }

// Pages of the heap serve the next execution as well: guards within them are not set up.
PAWL_EXPORT int mprotect(void* begin, std::size_t size, int protection) {
    if (machine::heap_owns(begin)) return 0;
    const auto bytes = static_cast<long>(size);
    return static_cast<int>(with_errno(kernel::call(SYS_mprotect, address(begin), bytes, protection)));
}

PAWL_EXPORT int madvise(void* begin, std::size_t size, int advice) {
    if (!own_call(PAWL_CALL_SITE()) && machine::heap_owns(begin)) {
        if (advice == MADV_DONTNEED) std::memset(begin, 0, whole_pages(size));
        return 0;
    }
    return static_cast<int>(with_errno(kernel::call(SYS_madvise, address(begin), static_cast<long>(size), advice)));
}
