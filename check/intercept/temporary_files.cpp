// Files under a name that nobody else has: the same names in each execution. And memory that has a name.
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstdio>
#include <cstring>

#include "check/intercept/export.hpp"
#include "check/intercept/file_names.hpp"
#include "check/intercept/libc_function.hpp"

namespace pawl::check::intercept {
namespace {

libc_function<int(char*, int, int)> libc_mkostemps{"mkostemps"};
libc_function<char*(char*)> libc_mkdtemp{"mkdtemp"};
libc_function<int(const char*, int, mode_t)> libc_shm_open{"shm_open"};
libc_function<int(const char*)> libc_shm_unlink{"shm_unlink"};

__attribute__((constructor)) void find_libc_functions() {
    libc_mkostemps.find();
    libc_mkdtemp.find();
    libc_shm_open.find();
    libc_shm_unlink.find();
}

constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr int varied = 6;

// The X before so many last characters; null if there are not six.
char* place_of(char* pattern, int suffix) {
    const std::size_t size = std::strlen(pattern);
    if (suffix < 0 || size < static_cast<std::size_t>(varied + suffix)) return nullptr;
    char* at = pattern + size - static_cast<std::size_t>(varied + suffix);
    return std::strncmp(at, "XXXXXX", varied) == 0 ? at : nullptr;
}

// Names in their order until one is free.
template <class Make>
int first_free(char* pattern, int suffix, Make make) {
    char* at = place_of(pattern, suffix);
    if (!at) return errno = EINVAL, -1;
    for (unsigned number = 0; number < 26 * 26 * 26; ++number) {
        std::memcpy(at, "PAWAAA", varied);
        at[3] = letters[number / (26 * 26)];
        at[4] = letters[number / 26 % 26];
        at[5] = letters[number % 26];
        const int result = make();
        if (result >= 0 || errno != EEXIST) return result;
    }
    return errno = EEXIST, -1;
}

// "/name" of shared memory is a file in a folder of its own.
bool memory_path(const char* name, char* to, std::size_t room) {
    while (*name == '/') ++name;
    if (*name == 0 || std::strchr(name, '/')) return errno = EINVAL, false;
    return static_cast<std::size_t>(std::snprintf(to, room, "/dev/shm/%s", name)) < room ||
           (errno = ENAMETOOLONG, false);
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int mkostemps(char* pattern, int suffix, int flags) {
    if (!keeps_files()) return libc_mkostemps(pattern, suffix, flags);
    const int how = (flags & ~O_ACCMODE) | O_RDWR | O_CREAT | O_EXCL;
    return first_free(pattern, suffix, [&] { return open(pattern, how, 0600); });
}
PAWL_EXPORT int mkstemp(char* pattern) { return mkostemps(pattern, 0, 0); }
PAWL_EXPORT int mkostemp(char* pattern, int flags) { return mkostemps(pattern, 0, flags); }
PAWL_EXPORT int mkstemps(char* pattern, int suffix) { return mkostemps(pattern, suffix, 0); }
PAWL_EXPORT int mkstemp64(char*) __attribute__((alias("mkstemp")));
PAWL_EXPORT int mkostemp64(char*, int) __attribute__((alias("mkostemp")));
PAWL_EXPORT int mkstemps64(char*, int) __attribute__((alias("mkstemps")));
PAWL_EXPORT int mkostemps64(char*, int, int) __attribute__((alias("mkostemps")));
PAWL_EXPORT char* mkdtemp(char* pattern) {
    if (!keeps_files()) return libc_mkdtemp(pattern);
    return first_free(pattern, 0, [&] { return mkdir(pattern, 0700); }) < 0 ? nullptr : pattern;
}

PAWL_EXPORT int shm_open(const char* name, int flags, mode_t mode) {
    if (!keeps_files()) return libc_shm_open(name, flags, mode);
    char path[300];
    return memory_path(name, path, sizeof path) ? open(path, flags | O_NOFOLLOW | O_CLOEXEC, mode) : -1;
}
PAWL_EXPORT int shm_unlink(const char* name) {
    if (!keeps_files()) return libc_shm_unlink(name);
    char path[300];
    return memory_path(name, path, sizeof path) ? unlink(path) : -1;
}
