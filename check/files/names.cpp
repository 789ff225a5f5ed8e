// Files removed and renamed, folders made.
#include <errno.h>
#include <stdio.h>

#include "check/files/named.hpp"
#include "check/files/whole_path.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::files {
namespace {

using is = named::is;

// What the disk has under that name must stay out of sight.
void drop(entry& one) {
    struct stat about;
    if (inner::on_disk(one.where, about))
        keep(one.where, state::gone, -1);
    else
        forget(one);
}

named all_done() { return inner::error(0); }

named remove_kept(entry& one, bool a_folder) {
    if (one.is == state::gone) return inner::error(-ENOENT);
    if (one.is == state::file && a_folder) return inner::error(-ENOTDIR);
    if (one.is == state::folder && !a_folder) return inner::error(-EISDIR);
    if (one.is == state::folder && changed_within(one.where)) return inner::error(-ENOTEMPTY);
    drop(one);
    return all_done();
}

bool is_folder(const path& where) {
    const entry* one = find(where);
    if (one) return one->is == state::folder;
    struct stat about;
    return inner::on_disk(where, about) && S_ISDIR(about.st_mode);
}

bool is_there(const path& where) {
    const entry* one = find(where);
    if (one) return one->is != state::gone;
    struct stat about;
    return inner::on_disk(where, about);
}

bool same(const path& one, const path& other) {
    return one.length == other.length && __builtin_memcmp(one.text, other.text, one.length) == 0;
}

void move(entry& from, const path& to) {
    const int memory = from.memory;
    const std::int64_t since = from.since_ns;
    const bool has_own_times = from.has_own_times;
    static path old;
    old = from.where;
    from.memory = -1;
    entry& one = keep(to, state::file, memory);  // `from` may have moved
    one.since_ns = since;
    one.has_own_times = has_own_times;
    drop(*find(old));
}

}  // namespace

named remove(int folder, const char* given, bool a_folder) {
    static path whole;
    if (whole_path(folder, given, false, whole) < 0) return {};
    if (belongs_to_the_kernel(whole)) return inner::refused();
    if (entry* one = find(whole)) return remove_kept(*one, a_folder);
    struct stat about;
    if (!inner::on_disk(whole, about)) return {};
    if (S_ISDIR(about.st_mode)) return a_folder ? inner::refused() : inner::error(-EISDIR);
    if (a_folder) return inner::error(-ENOTDIR);
    if (const long number = inner::may_change_names_beside(whole); number < 0) return inner::error(number);
    keep(whole, state::gone, -1);
    return all_done();
}

named rename(int folder, const char* from, int to_folder, const char* to, unsigned flags) {
    static path whole, target;
    if (flags & ~RENAME_NOREPLACE) return inner::error(-EINVAL);  // as a file system says that does not know them
    if (const long number = whole_path(folder, from, false, whole); number < 0) return inner::error(number);
    if (const long number = whole_path(to_folder, to, false, target); number < 0) return inner::error(number);
    if (belongs_to_the_kernel(whole) || belongs_to_the_kernel(target)) return inner::refused();
    if (!is_there(whole)) return inner::error(-ENOENT);
    if (is_folder(whole)) return inner::refused();
    if ((flags & RENAME_NOREPLACE) && is_there(target)) return inner::error(-EEXIST);
    if (same(whole, target)) return all_done();
    if (is_folder(target)) return inner::error(-EISDIR);
    if (const long number = inner::may_change_names_beside(whole); number < 0) return inner::error(number);
    if (const long number = inner::may_change_names_beside(target); number < 0) return inner::error(number);
    named copy = all_done();
    if (!find(whole)) {
        struct stat about;
        if (!inner::on_disk(whole, about)) return inner::error(-ENOENT);
        if (!S_ISREG(about.st_mode)) return inner::refused();
        copy = inner::copied(whole, about, true);
        if (copy.what != is::in_memory) return copy;
        copy.what = is::error;  // none: what else there is to know of the copy stays
    }
    move(*find(whole), target);
    return copy;
}

named make_folder(int folder, const char* given) {
    static path whole;
    if (const long number = whole_path(folder, given, false, whole); number < 0) return inner::error(number);
    if (belongs_to_the_kernel(whole)) return {};
    if (is_there(whole)) return inner::error(-EEXIST);
    if (const long number = inner::may_change_names_beside(whole); number < 0) return inner::error(number);
    keep(whole, state::folder, -1);
    return all_done();
}

}  // namespace pawl::check::files
