// Libraries loaded while the program runs. One that comes in the middle of an execution could not be put back with the
// others; one that is loaded already is only found again.
#include <dlfcn.h>

#include <cstdio>

#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/machine/computer.hpp"

namespace {

pawl::check::intercept::libc_function<void*(const char*, int)> libc_dlopen{"dlopen"};
__attribute__((constructor)) void find_libc_functions() { libc_dlopen.find(); }

}  // namespace

PAWL_EXPORT void* dlopen(const char* name, int flags) {
    if (!name || !pawl::check::machine::simulating()) return libc_dlopen(name, flags);
    if (void* loaded = libc_dlopen(name, flags | RTLD_NOLOAD)) return loaded;
    if (flags & RTLD_NOLOAD) return nullptr;
    char text[200];
    std::snprintf(text, sizeof text, "dlopen(\"%.150s\")", name);
    pawl::check::machine::the_computer.fail(pawl::check::wire::finding_kind::unsupported, text);
}
