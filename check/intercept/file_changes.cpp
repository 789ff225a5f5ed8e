// Files renamed and removed, folders made, and what is known of a file changed.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>
#include <utime.h>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/file_names.hpp"
#include "check/intercept/socket_path.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;

long address(const void* p) { return reinterpret_cast<long>(p); }
int result_of(long result) { return static_cast<int>(with_errno(result)); }

int set_times(int folder, const char* path, const timespec times[2], int flags) {
    const file_name name = name_to_change(folder, path, !(flags & AT_SYMLINK_NOFOLLOW), "utimensat");
    if (name.over) return name.result;
    if (name.kept) name.kept->has_own_times = times != nullptr;
    return result_of(
        kernel::call(SYS_utimensat, name.folder, address(name.path), address(times), name.kept ? 0 : flags));
}

timespec in_nanoseconds(const timeval& time) { return {time.tv_sec, time.tv_usec * 1000}; }

// What was opened to be written lies in memory. A file that was only to be read is the disk's.
void require_in_memory(int descriptor, const char* call) {
    if (!keeps_files()) return;
    changes_files();
    struct stat about;
    if (kernel::call(SYS_fstat, descriptor, address(&about)) < 0 || about.st_nlink == 0) return;
    if (!S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) return;
    char text[100];
    std::snprintf(text, sizeof text, "%s() on a file that was opened to be read", call);
    machine::the_computer.fail(wire::finding_kind::unsupported, text);
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace files = pawl::check::files;

PAWL_EXPORT int unlinkat(int folder, const char* path, int flags) {
    int result;
    if (folder == AT_FDCWD && path && removes_a_socket(path)) return 0;
    if (keeps_files() && path) {
        changes_files();
        if (settled(files::remove(folder, path, flags & AT_REMOVEDIR), "unlink", path, result)) return result;
    }
    return result_of(kernel::call(SYS_unlinkat, folder, address(path), flags));
}
PAWL_EXPORT int unlink(const char* path) { return unlinkat(AT_FDCWD, path, 0); }
PAWL_EXPORT int rmdir(const char* path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
PAWL_EXPORT int remove(const char* path) {
    const int before = errno;
    if (unlink(path) == 0) return 0;
    if (errno != EISDIR) return -1;
    errno = before;
    return rmdir(path);
}

PAWL_EXPORT int renameat2(int folder, const char* from, int to_folder, const char* to, unsigned flags) {
    int result;
    if (keeps_files() && from && to) {
        changes_files();
        if (settled(files::rename(folder, from, to_folder, to, flags), "rename", from, result)) return result;
    }
    return result_of(
        kernel::call(SYS_renameat2, folder, address(from), to_folder, address(to), static_cast<long>(flags)));
}
PAWL_EXPORT int renameat(int folder, const char* from, int to_folder, const char* to) {
    return renameat2(folder, from, to_folder, to, 0);
}
PAWL_EXPORT int rename(const char* from, const char* to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

PAWL_EXPORT int mkdirat(int folder, const char* path, mode_t mode) {
    int result;
    if (keeps_files() && path) {
        changes_files();
        if (settled(files::make_folder(folder, path), "mkdir", path, result)) return result;
    }
    return result_of(kernel::call(SYS_mkdirat, folder, address(path), static_cast<long>(mode)));
}
PAWL_EXPORT int mkdir(const char* path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

PAWL_EXPORT int fchmodat(int folder, const char* path, mode_t mode, int flags) {
    if (flags) return errno = EOPNOTSUPP, -1;
    const file_name name = name_to_change(folder, path, true, "chmod");
    if (name.over) return name.result;
    return result_of(kernel::call(SYS_fchmodat, name.folder, address(name.path), static_cast<long>(mode)));
}
PAWL_EXPORT int chmod(const char* path, mode_t mode) { return fchmodat(AT_FDCWD, path, mode, 0); }
PAWL_EXPORT int fchmod(int descriptor, mode_t mode) {
    require_in_memory(descriptor, "fchmod");
    return result_of(kernel::call(SYS_fchmod, descriptor, static_cast<long>(mode)));
}

PAWL_EXPORT int fchownat(int folder, const char* path, uid_t owner, gid_t group, int flags) {
    const file_name name = name_to_change(folder, path, !(flags & AT_SYMLINK_NOFOLLOW), "chown");
    if (name.over) return name.result;
    return result_of(kernel::call(SYS_fchownat, name.folder, address(name.path), static_cast<long>(owner),
                                  static_cast<long>(group), name.kept ? 0 : flags));
}
PAWL_EXPORT int chown(const char* path, uid_t owner, gid_t group) { return fchownat(AT_FDCWD, path, owner, group, 0); }
PAWL_EXPORT int lchown(const char* path, uid_t owner, gid_t group) {
    return fchownat(AT_FDCWD, path, owner, group, AT_SYMLINK_NOFOLLOW);
}
PAWL_EXPORT int fchown(int descriptor, uid_t owner, gid_t group) {
    require_in_memory(descriptor, "fchown");
    return result_of(kernel::call(SYS_fchown, descriptor, static_cast<long>(owner), static_cast<long>(group)));
}

PAWL_EXPORT int utimensat(int folder, const char* path, const timespec times[2], int flags) {
    return set_times(folder, path, times, flags);
}
PAWL_EXPORT int utimes(const char* path, const timeval times[2]) {
    if (!times) return set_times(AT_FDCWD, path, nullptr, 0);
    const timespec both[2] = {in_nanoseconds(times[0]), in_nanoseconds(times[1])};
    return set_times(AT_FDCWD, path, both, 0);
}
PAWL_EXPORT int utime(const char* path, const utimbuf* times) {
    if (!times) return set_times(AT_FDCWD, path, nullptr, 0);
    const timespec both[2] = {{times->actime, 0}, {times->modtime, 0}};
    return set_times(AT_FDCWD, path, both, 0);
}
PAWL_EXPORT int futimens(int descriptor, const timespec times[2]) {
    require_in_memory(descriptor, "futimens");
    struct stat about;
    files::entry* kept = nullptr;
    if (keeps_files() && kernel::call(SYS_fstat, descriptor, address(&about)) == 0 && about.st_nlink == 0)
        kept = files::find_file(about.st_ino);
    if (kept) kept->has_own_times = times != nullptr;
    return result_of(kernel::call(SYS_utimensat, descriptor, 0, address(times), 0));
}

PAWL_EXPORT int truncate(const char* path, long size) {
    const file_name name = name_to_change(AT_FDCWD, path, true, "truncate");
    return name.over ? name.result : result_of(kernel::call(SYS_truncate, address(name.path), size));
}
PAWL_EXPORT int truncate64(const char*, long) __attribute__((alias("truncate")));
