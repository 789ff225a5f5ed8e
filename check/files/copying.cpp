#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

#include "check/files/named.hpp"
#include "check/files/whole_path.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::files::inner {
namespace {

namespace kernel = own::kernel;

long address(const void* p) { return reinterpret_cast<long>(p); }

long copy_content(const path& where, int to, long size) {
    const long from = kernel::call(SYS_openat, AT_FDCWD, address(where.text), O_RDONLY | O_CLOEXEC);
    if (from < 0) return from;
    long result = 0;
    while (size > 0 && (result = kernel::call(SYS_sendfile, to, from, 0, size)) > 0) size -= result;
    kernel::call(SYS_close, from);
    return result < 0 ? result : 0;
}

// As far as it may: a file of somebody else's stays ours here.
void copy_properties(const struct stat& about, int to) {
    kernel::call(SYS_fchown, to, about.st_uid, about.st_gid);
    kernel::call(SYS_fchmod, to, about.st_mode & 07777);
    const timespec times[2] = {about.st_atim, about.st_mtim};
    kernel::call(SYS_utimensat, to, 0, address(times), 0);
}

}  // namespace

named error(long number) { return {named::is::error, number}; }
named refused() { return {named::is::refused}; }

named in_memory(entry& one) {
    named result{named::is::in_memory};
    std::snprintf(result.path, sizeof result.path, "/proc/self/fd/%d", one.memory);
    result.kept = &one;
    return result;
}

bool on_disk(const path& where, struct stat& about) {
    return kernel::call(SYS_newfstatat, AT_FDCWD, address(where.text), address(&about), AT_SYMLINK_NOFOLLOW) == 0;
}

long may_change_names_beside(const path& where) {
    static path folder;
    parent_of(where, folder);
    if (const entry* one = find(folder)) {
        if (one->is == state::folder) return 0;
        return one->is == state::file ? -ENOTDIR : -ENOENT;
    }
    struct stat about;
    const long error = kernel::call(SYS_newfstatat, AT_FDCWD, address(folder.text), address(&about), 0);
    if (error < 0) return error;
    if (!S_ISDIR(about.st_mode)) return -ENOTDIR;
    return kernel::call(SYS_faccessat, AT_FDCWD, address(folder.text), W_OK | X_OK);
}

named copied(const path& where, const struct stat& about, bool with_content) {
    const long memory = empty_file();
    if (memory < 0) return error(memory);
    const int to = static_cast<int>(memory);
    if (with_content)
        if (const long number = copy_content(where, to, about.st_size); number < 0) {
            kernel::call(SYS_close, to);
            return error(number);
        }
    copy_properties(about, to);
    entry& one = keep(where, state::file, to);
    one.has_own_times = true;
    named result = in_memory(one);
    result.just_copied = true;
    result.device = about.st_dev;
    result.inode = about.st_ino;
    return result;
}

}  // namespace pawl::check::files::inner
