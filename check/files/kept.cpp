#include "check/files/kept.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cstring>

#include "check/own/kernel.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::files {
namespace {

namespace kernel = own::kernel;

own::vector<entry> entries;

// Beyond the numbers that a program is given: it may print those.
constexpr long first_own_descriptor = 512;

bool is_dropped(const entry& one) { return one.where.length == 0; }

void let_go(entry& one) {
    if (one.memory >= 0) kernel::call(SYS_close, one.memory);
    one.memory = -1;
}

}  // namespace

entry* find(const path& where) {
    for (entry& one : entries)
        if (one.where.length == where.length && std::memcmp(one.where.text, where.text, where.length) == 0) return &one;
    return nullptr;
}

entry* find_file(std::uint64_t inode) {
    for (entry& one : entries)
        if (one.memory >= 0 && one.inode == inode) return &one;
    return nullptr;
}

entry& keep(const path& where, state is, int memory) {
    entry* one = find(where);
    if (one) {
        let_go(*one);
    } else {
        one = &entries.push_raw();
        std::memcpy(one->where.text, where.text, where.length + 1);
        one->where.length = where.length;
    }
    one->is = is;
    one->memory = memory;
    one->inode = 0;
    one->since_ns = 0;
    one->has_own_times = false;
    struct stat about;
    if (memory >= 0 && kernel::call(SYS_fstat, memory, reinterpret_cast<long>(&about)) == 0) one->inode = about.st_ino;
    return *one;
}

void forget(entry& one) {
    let_go(one);
    one.where.length = 0;  // its number stays taken, so that no other file gets it
}

bool nothing_kept() { return entries.empty(); }

bool changed_within(const path& folder) {
    const std::size_t prefix = folder.length == 1 ? 0 : folder.length;  // "/"
    for (const entry& one : entries) {
        if (is_dropped(one) || one.where.length <= prefix + 1 || one.where.text[prefix] != '/') continue;
        if (std::memcmp(one.where.text, folder.text, prefix) != 0) continue;
        if (!std::memchr(one.where.text + prefix + 1, '/', one.where.length - prefix - 1)) return true;
    }
    return false;
}

std::uint64_t number_of(const entry& one) { return static_cast<std::uint64_t>(&one - entries.begin()); }

long empty_file() {
    const long made = kernel::call(SYS_memfd_create, reinterpret_cast<long>("file"), MFD_CLOEXEC);
    if (made < 0) return made;
    const long moved = kernel::call(SYS_fcntl, made, F_DUPFD_CLOEXEC, first_own_descriptor);
    kernel::call(SYS_close, made);
    return moved;
}

void restart() {
    for (entry& one : entries) let_go(one);
    entries.clear();
}

}  // namespace pawl::check::files
