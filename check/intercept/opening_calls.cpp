// The other calls that give a descriptor: each is the real one, and what it opens is given back.
#include <dirent.h>
#include <errno.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <cstdarg>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

libc_function<FILE*(const char*, const char*)> libc_fopen{"fopen"};
libc_function<FILE*(const char*, const char*, FILE*)> libc_freopen{"freopen"};
libc_function<FILE*()> libc_tmpfile{"tmpfile"};
libc_function<DIR*(const char*)> libc_opendir{"opendir"};
libc_function<int(const char*, int, mode_t)> libc_shm_open{"shm_open"};
libc_function<int(char*)> libc_mkstemp{"mkstemp"};

__attribute__((constructor)) void find_libc_functions() {
    libc_fopen.find();
    libc_freopen.find();
    libc_tmpfile.find();
    libc_opendir.find();
    libc_shm_open.find();
    libc_mkstemp.find();
}

// fclose closes it without a word: then it is closed twice, which does no harm, for numbers are given out anew only to
// the program itself.
FILE* noted(FILE* stream) {
    if (stream) opened(fileno(stream));
    return stream;
}

int noted(int descriptor) { return descriptor < 0 ? -1 : opened(descriptor); }

long address(const void* p) { return reinterpret_cast<long>(p); }

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT FILE* fopen(const char* path, const char* mode) { return noted(libc_fopen(path, mode)); }
PAWL_EXPORT FILE* fopen64(const char* path, const char* mode) { return noted(libc_fopen(path, mode)); }
PAWL_EXPORT FILE* freopen(const char* path, const char* mode, FILE* stream) {
    return noted(libc_freopen(path, mode, stream));
}
PAWL_EXPORT FILE* tmpfile() { return noted(libc_tmpfile()); }
PAWL_EXPORT DIR* opendir(const char* path) {
    DIR* directory = libc_opendir(path);
    if (directory) opened(dirfd(directory));
    return directory;
}
PAWL_EXPORT int shm_open(const char* name, int flags, mode_t mode) { return noted(libc_shm_open(name, flags, mode)); }
PAWL_EXPORT int mkstemp(char* pattern) { return noted(libc_mkstemp(pattern)); }

PAWL_EXPORT int memfd_create(const char* name, unsigned flags) {
    return opened(kernel::call(SYS_memfd_create, address(name), static_cast<long>(flags)));
}
PAWL_EXPORT int inotify_init() { return opened(kernel::call(SYS_inotify_init1, 0)); }
PAWL_EXPORT int inotify_init1(int flags) { return opened(kernel::call(SYS_inotify_init1, flags)); }
