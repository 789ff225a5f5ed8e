// operator new and delete of libstdc++: as malloc and free, but the caller is the program, so that a report names its
// line and not the library's. A program's own replacements stand in front of these.
#include <dlfcn.h>

#include <cstddef>

#include "check/intercept/export.hpp"
#include "check/intercept/heap_calls.hpp"

namespace {

using pawl::check::intercept::allocate;
using pawl::check::intercept::release;

// Out of memory: libstdc++'s own calls the handler and throws.
void* fail_like_the_library(const char* name, std::size_t size, std::size_t alignment) {
    const auto original = reinterpret_cast<void* (*)(std::size_t, std::size_t)>(dlsym(RTLD_NEXT, name));
    return original ? original(size, alignment) : nullptr;
}

}  // namespace

#define PAWL_NEW(name)                                                      \
    PAWL_EXPORT void* name(std::size_t size) {                              \
        void* block = allocate(size ? size : 1, 16, PAWL_OWN_FRAME());      \
        return block ? block : fail_like_the_library(#name, size, 0);       \
    }                                                                       \
    PAWL_EXPORT void* name##RKSt9nothrow_t(std::size_t size, const void*) { \
        return allocate(size ? size : 1, 16, PAWL_OWN_FRAME());             \
    }
#define PAWL_ALIGNED_NEW(name)                                                                     \
    PAWL_EXPORT void* name(std::size_t size, std::size_t alignment) {                              \
        void* block = allocate(size ? size : 1, alignment, PAWL_OWN_FRAME());                      \
        return block ? block : fail_like_the_library(#name, size, alignment);                      \
    }                                                                                              \
    PAWL_EXPORT void* name##RKSt9nothrow_t(std::size_t size, std::size_t alignment, const void*) { \
        return allocate(size ? size : 1, alignment, PAWL_OWN_FRAME());                             \
    }
#define PAWL_DELETE(name) \
    PAWL_EXPORT void name(void* block) { release(block, PAWL_OWN_FRAME()); }
#define PAWL_DELETE_WITH(name, type) \
    PAWL_EXPORT void name(void* block, type) { release(block, PAWL_OWN_FRAME()); }
#define PAWL_DELETE_WITH_TWO(name, type) \
    PAWL_EXPORT void name(void* block, std::size_t, type) { release(block, PAWL_OWN_FRAME()); }

PAWL_NEW(_Znwm)
PAWL_NEW(_Znam)
PAWL_ALIGNED_NEW(_ZnwmSt11align_val_t)
PAWL_ALIGNED_NEW(_ZnamSt11align_val_t)
PAWL_DELETE(_ZdlPv)
PAWL_DELETE(_ZdaPv)
PAWL_DELETE_WITH(_ZdlPvm, std::size_t)
PAWL_DELETE_WITH(_ZdaPvm, std::size_t)
PAWL_DELETE_WITH(_ZdlPvRKSt9nothrow_t, const void*)
PAWL_DELETE_WITH(_ZdaPvRKSt9nothrow_t, const void*)
PAWL_DELETE_WITH(_ZdlPvSt11align_val_t, std::size_t)
PAWL_DELETE_WITH(_ZdaPvSt11align_val_t, std::size_t)
PAWL_DELETE_WITH_TWO(_ZdlPvmSt11align_val_t, std::size_t)
PAWL_DELETE_WITH_TWO(_ZdaPvmSt11align_val_t, std::size_t)
PAWL_DELETE_WITH_TWO(_ZdlPvSt11align_val_tRKSt9nothrow_t, const void*)
PAWL_DELETE_WITH_TWO(_ZdaPvSt11align_val_tRKSt9nothrow_t, const void*)
