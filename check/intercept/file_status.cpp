// What is known of a file: stat and its family, access.
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/file_names.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/snapshot.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

long address(const void* p) { return reinterpret_cast<long>(p); }

// The kernel wrote there, unseen by the instrumentation.
void note_written(const void* at) {
    if (machine::simulating()) machine::program_snapshot().note_write(at);
}

int status(int folder, const char* path, struct stat* about, int flags) {
    const long result = kernel::call(SYS_newfstatat, folder, address(path), address(about), flags);
    if (result == 0 && keeps_files()) as_on_disk(*about);
    if (result == 0) note_written(about);
    return static_cast<int>(with_errno(result));
}

bool is_empty(const char* path) { return path && *path == 0; }

// A name in /proc leads to the file in memory: it must be followed.
int after(const file_name& name, int flags) { return name.kept ? flags & ~AT_SYMLINK_NOFOLLOW : flags; }

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;

PAWL_EXPORT int fstatat(int folder, const char* path, struct stat* about, int flags) {
    if ((flags & AT_EMPTY_PATH) && is_empty(path)) return status(folder, path, about, flags);
    const file_name name = name_to_look_at(folder, path, !(flags & AT_SYMLINK_NOFOLLOW), "stat");
    return name.over ? name.result : status(name.folder, name.path, about, after(name, flags));
}
PAWL_EXPORT int stat(const char* path, struct stat* about) { return fstatat(AT_FDCWD, path, about, 0); }
PAWL_EXPORT int lstat(const char* path, struct stat* about) {
    return fstatat(AT_FDCWD, path, about, AT_SYMLINK_NOFOLLOW);
}
PAWL_EXPORT int fstat(int descriptor, struct stat* about) { return status(descriptor, "", about, AT_EMPTY_PATH); }
PAWL_EXPORT int stat64(const char*, struct stat64*) __attribute__((alias("stat")));
PAWL_EXPORT int lstat64(const char*, struct stat64*) __attribute__((alias("lstat")));
PAWL_EXPORT int fstat64(int, struct stat64*) __attribute__((alias("fstat")));
PAWL_EXPORT int fstatat64(int, const char*, struct stat64*, int) __attribute__((alias("fstatat")));

PAWL_EXPORT int statx(int folder, const char* path, int flags, unsigned mask, struct statx* about) {
    struct stat plain;
    const bool descriptor = (flags & AT_EMPTY_PATH) && is_empty(path);
    const file_name name = descriptor ? file_name{folder, path, false, 0, nullptr}
                                      : name_to_look_at(folder, path, !(flags & AT_SYMLINK_NOFOLLOW), "statx");
    if (name.over) return name.result;
    const int used = after(name, flags);
    const long result =
        kernel::call(SYS_statx, name.folder, address(name.path), used, static_cast<long>(mask), address(about));
    if (result < 0) return static_cast<int>(with_errno(result));
    note_written(about);
    if (!keeps_files() || about->stx_nlink != 0) return 0;
    if (status(name.folder, name.path, &plain, used & (AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW)) != 0) return -1;
    about->stx_nlink = static_cast<unsigned>(plain.st_nlink);
    about->stx_ino = plain.st_ino;
    about->stx_dev_major = 0;
    about->stx_dev_minor = static_cast<unsigned>(plain.st_dev);
    const auto put = [](struct statx_timestamp& to, const timespec& from) {
        to.tv_sec = from.tv_sec;
        to.tv_nsec = static_cast<unsigned>(from.tv_nsec);
    };
    put(about->stx_atime, plain.st_atim);
    put(about->stx_mtime, plain.st_mtim);
    put(about->stx_ctime, plain.st_ctim);
    put(about->stx_btime, plain.st_ctim);
    return 0;
}

PAWL_EXPORT int faccessat(int folder, const char* path, int mode, int flags) {
    const file_name name = name_to_look_at(folder, path, !(flags & AT_SYMLINK_NOFOLLOW), "access");
    if (name.over) return name.result;
    return static_cast<int>(
        with_errno(kernel::call(SYS_faccessat2, name.folder, address(name.path), mode, after(name, flags))));
}
PAWL_EXPORT int access(const char* path, int mode) {
    const file_name name = name_to_look_at(AT_FDCWD, path, true, "access");
    if (name.over) return name.result;
    return static_cast<int>(with_errno(kernel::call(SYS_faccessat, name.folder, address(name.path), mode)));
}
