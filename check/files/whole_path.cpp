#include "check/files/whole_path.hpp"

#include <errno.h>
#include <fcntl.h>

#include <cstdio>
#include <cstring>

#include "check/own/kernel.hpp"

namespace pawl::check::files {
namespace {

namespace kernel = own::kernel;

constexpr int most_links = 40;  // as in the kernel

long address(const void* p) { return reinterpret_cast<long>(p); }

void cut_last(path& one) {
    while (one.length > 0 && one.text[one.length - 1] != '/') --one.length;
    if (one.length > 0) --one.length;
    one.text[one.length] = 0;
}

bool append(path& to, const char* name, std::size_t size) {
    if (to.length + 1 + size >= sizeof to.text) return false;
    to.text[to.length++] = '/';
    std::memcpy(to.text + to.length, name, size);
    to.length += size;
    to.text[to.length] = 0;
    return true;
}

long start_of(int folder, path& to) {
    long size;
    if (folder == AT_FDCWD) {
        size = kernel::call(SYS_getcwd, address(to.text), sizeof to.text) - 1;  // counts the zero at its end
    } else {
        char link[32];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        size = kernel::call(SYS_readlink, address(link), address(to.text), sizeof to.text - 1);
        if (size < 0) return -EBADF;
    }
    if (size < 0) return size;
    to.length = size == 1 ? 0 : static_cast<std::size_t>(size);  // the root is the empty beginning here
    to.text[to.length] = 0;
    return 0;
}

bool begins_with(const path& one, const char* folder) {
    const std::size_t size = std::strlen(folder);
    return one.length >= size && std::memcmp(one.text, folder, size) == 0 &&
           (one.length == size || one.text[size] == '/');
}

// What is still to be walked, in the order of walking. One of each: nobody else runs meanwhile, and a task's stack may be
// small.
char rest[2 * PATH_MAX];
char link_text[PATH_MAX];

// The link's text stands before what follows it.
bool walk_link_first(std::size_t size, const char* after) {
    const std::size_t left = std::strlen(after);
    if (size + 1 + left >= sizeof rest) return false;
    std::memmove(rest + size + 1, after, left + 1);
    std::memcpy(rest, link_text, size);
    rest[size] = '/';
    return true;
}

}  // namespace

long whole_path(int folder, const char* given, bool follow, path& to) {
    const std::size_t size = std::strlen(given);
    if (size == 0) return -ENOENT;
    if (size >= PATH_MAX) return -ENAMETOOLONG;
    std::memcpy(rest, given, size + 1);
    to.length = 0;
    to.text[0] = 0;
    if (rest[0] != '/')
        if (const long error = start_of(folder, to); error < 0) return error;
    int links = 0;
    const char* at = rest;
    for (;;) {
        at += std::strspn(at, "/");
        const std::size_t part = std::strcspn(at, "/");
        if (part == 0) break;
        const char* name = at;
        at += part;
        if (part == 1 && name[0] == '.') continue;
        if (part == 2 && name[0] == '.' && name[1] == '.') {
            cut_last(to);
            continue;
        }
        if (!append(to, name, part)) return -ENAMETOOLONG;
        const bool last = at[std::strspn(at, "/")] == 0;
        if ((last && !follow) || find(to) || belongs_to_the_kernel(to)) continue;
        const long length = kernel::call(SYS_readlink, address(to.text), address(link_text), sizeof link_text - 1);
        if (length <= 0) continue;  // no link, or nothing there: whoever opens it finds out
        if (++links > most_links) return -ELOOP;
        if (link_text[0] == '/')
            to.length = 0;
        else
            cut_last(to);
        to.text[to.length] = 0;
        if (!walk_link_first(static_cast<std::size_t>(length), at)) return -ENAMETOOLONG;
        at = rest;
    }
    if (to.length == 0) append(to, "", 0);
    return 0;
}

void parent_of(const path& of, path& to) {
    std::memcpy(to.text, of.text, of.length + 1);
    to.length = of.length;
    cut_last(to);
    if (to.length == 0) append(to, "", 0);
}

bool belongs_to_the_kernel(const path& whole) {
    if (begins_with(whole, "/dev")) return whole.length > 4 && !begins_with(whole, "/dev/shm");
    return begins_with(whole, "/proc") || begins_with(whole, "/sys");
}

}  // namespace pawl::check::files
