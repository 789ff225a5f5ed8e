#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "check/files/named.hpp"
#include "check/files/whole_path.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::files {
namespace {

namespace kernel = own::kernel;
using is = named::is;

long address(const void* p) { return reinterpret_cast<long>(p); }

named what_is_kept(entry& one) {
    switch (one.is) {
        case state::file: return inner::in_memory(one);
        case state::folder: return {is::folder};
        case state::gone: break;
    }
    return inner::error(-ENOENT);
}

named created(const path& where, mode_t mode, std::int64_t now_ns) {
    if (const long number = inner::may_change_names_beside(where); number < 0) return inner::error(number);
    const long memory = empty_file();
    if (memory < 0) return inner::error(memory);
    const long mask = kernel::call(SYS_umask, 0);
    kernel::call(SYS_umask, mask);
    kernel::call(SYS_fchmod, memory, static_cast<long>(mode) & 07777 & ~mask);
    entry& one = keep(where, state::file, static_cast<int>(memory));
    one.since_ns = now_ns;
    return inner::in_memory(one);
}

bool writes(int flags) { return (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC); }

// What the disk has there, seen by an open that may change it.
named from_disk(const path& where, int flags, mode_t mode, std::int64_t now_ns) {
    struct stat about;
    if (!inner::on_disk(where, about)) return flags & O_CREAT ? created(where, mode, now_ns) : named{};
    if ((flags & O_CREAT) && (flags & O_EXCL)) return inner::error(-EEXIST);
    if (!S_ISREG(about.st_mode) || !writes(flags)) return {};
    if (const long number = kernel::call(SYS_faccessat, AT_FDCWD, address(where.text), W_OK); number < 0)
        return inner::error(number);
    named result = inner::copied(where, about, !(flags & O_TRUNC));
    if (result.kept) {
        result.kept->since_ns = now_ns;
        result.kept->has_own_times = false;
    }
    return result;
}

}  // namespace

named look_at(int folder, const char* given, bool follow) {
    if (nothing_kept()) return {};
    static path whole;
    if (whole_path(folder, given, follow, whole) < 0 || belongs_to_the_kernel(whole)) return {};
    entry* one = find(whole);
    return one ? what_is_kept(*one) : named{};
}

named to_change(int folder, const char* given, bool follow) {
    static path whole;
    if (whole_path(folder, given, follow, whole) < 0 || belongs_to_the_kernel(whole)) return {};
    if (entry* one = find(whole)) return what_is_kept(*one);
    struct stat about;
    if (!inner::on_disk(whole, about)) return {};
    return S_ISREG(about.st_mode) ? inner::copied(whole, about, true) : inner::refused();
}

named to_open(int folder, const char* given, int flags, mode_t mode, std::int64_t now_ns) {
    const bool unnamed = (flags & O_TMPFILE) == O_TMPFILE;  // leaves nothing behind
    if (unnamed) return {};
    const bool exclusive = (flags & O_CREAT) && (flags & O_EXCL);
    const bool follow = !(flags & O_NOFOLLOW) && !exclusive;
    if ((!writes(flags) && !(flags & O_CREAT)) || (flags & O_PATH)) {
        const named found = look_at(folder, given, follow);
        return found.what == is::folder ? inner::refused() : found;
    }
    static path whole;
    if (whole_path(folder, given, follow, whole) < 0 || belongs_to_the_kernel(whole)) return {};
    entry* one = find(whole);
    if (!one) return from_disk(whole, flags, mode, now_ns);
    if (one->is == state::gone) return flags & O_CREAT ? created(whole, mode, now_ns) : inner::error(-ENOENT);
    if (exclusive) return inner::error(-EEXIST);
    if (one->is == state::folder) return inner::error(-EISDIR);
    if (flags & O_DIRECTORY) return inner::error(-ENOTDIR);
    if (writes(flags)) {
        one->since_ns = now_ns;
        one->has_own_times = false;
    }
    return inner::in_memory(*one);
}

bool as_on_disk(const char* folder) {
    if (nothing_kept()) return true;
    static path whole;
    return whole_path(AT_FDCWD, folder, true, whole) < 0 || (!find(whole) && !changed_within(whole));
}

}  // namespace pawl::check::files
