// The other calls that give a descriptor: each is the real one, and what it opens is given back.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <cstdarg>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/file_names.hpp"
#include "check/intercept/libc_function.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

libc_function<FILE*(const char*, const char*)> libc_fopen{"fopen"};
libc_function<FILE*(const char*, const char*, FILE*)> libc_freopen{"freopen"};
libc_function<FILE*()> libc_tmpfile{"tmpfile"};
libc_function<DIR*(const char*)> libc_opendir{"opendir"};

__attribute__((constructor)) void find_libc_functions() {
    libc_fopen.find();
    libc_freopen.find();
    libc_tmpfile.find();
    libc_opendir.find();
}

// fclose closes it without a word: then it is closed twice, which does no harm, for numbers are given out anew only to
// the program itself.
FILE* noted(FILE* stream) {
    if (stream) opened(fileno(stream));
    return stream;
}

// "r", "w" or "a", and what follows in any order.
int flags_of(const char* mode) {
    int flags = O_WRONLY;
    switch (*mode) {
        case 'r': flags = O_RDONLY; break;
        case 'w': flags |= O_CREAT | O_TRUNC; break;
        case 'a': flags |= O_CREAT | O_APPEND; break;
        default: return O_RDONLY;  // libc refuses it
    }
    for (const char* c = mode; *c && *c != ','; ++c) {
        if (*c == '+') flags = (flags & ~O_ACCMODE) | O_RDWR;
        if (*c == 'x') flags |= O_EXCL;
    }
    return flags;
}

// What had to be created has been, so that libc must not insist on doing so.
struct stream_name {
    stream_name(const char* path, const char* mode, const char* call) : mode_(mode) {
        if (!path || !mode) return;
        int flags = flags_of(mode);
        const int asked = flags;
        name = name_to_open(AT_FDCWD, path, flags, 0666, call);
        if (flags != asked) leave_out_x();
    }
    const char* mode() const { return kept_[0] ? kept_ : mode_; }
    file_name name{};

private:
    void leave_out_x() {
        std::size_t size = 0;
        for (const char* c = mode_; *c && size + 1 < sizeof kept_; ++c)
            if (*c != 'x') kept_[size++] = *c;
    }
    const char* mode_;
    char kept_[40] = "";
};

long address(const void* p) { return reinterpret_cast<long>(p); }

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT FILE* fopen(const char* path, const char* mode) {
    const stream_name at(path, mode, "fopen");
    return at.name.over ? nullptr : noted(libc_fopen(at.name.path, at.mode()));
}
PAWL_EXPORT FILE* fopen64(const char*, const char*) __attribute__((alias("fopen")));
PAWL_EXPORT FILE* freopen(const char* path, const char* mode, FILE* stream) {
    const stream_name at(path, mode, "freopen");
    if (at.name.over) fclose(stream);
    return at.name.over ? nullptr : noted(libc_freopen(at.name.path, at.mode(), stream));
}
PAWL_EXPORT FILE* freopen64(const char*, const char*, FILE*) __attribute__((alias("freopen")));
PAWL_EXPORT FILE* tmpfile() { return noted(libc_tmpfile()); }
PAWL_EXPORT DIR* opendir(const char* path) {
    require_unchanged_folder(path);
    DIR* directory = libc_opendir(path);
    if (directory) opened(dirfd(directory));
    return directory;
}

PAWL_EXPORT int memfd_create(const char* name, unsigned flags) {
    return opened(kernel::call(SYS_memfd_create, address(name), static_cast<long>(flags)));
}
PAWL_EXPORT int inotify_init() { return opened(kernel::call(SYS_inotify_init1, 0)); }
PAWL_EXPORT int inotify_init1(int flags) { return opened(kernel::call(SYS_inotify_init1, flags)); }
