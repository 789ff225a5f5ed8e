#include "check/intercept/file_names.hpp"

#include <errno.h>
#include <fcntl.h>

#include <cstdio>
#include <cstring>

#include "check/intercept/descriptors.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::intercept {
namespace {

using files::named;
using machine::the_computer;

// As large as those of a disk are; the number says nothing else.
constexpr std::uint64_t first_inode = 1'000'000;

[[noreturn]] void refuse(const char* call, const char* path) {
    char text[100];
    std::snprintf(text, sizeof text, "%s(\"%.60s\")", call, path);
    the_computer.fail(wire::finding_kind::unsupported, text);
}

file_name as_given(int folder, const char* path) { return {folder, path, false, 0, nullptr}; }

file_name translated(int folder, const char* path, const named& said, const char* call) {
    static char in_memory[sizeof said.path];  // until the call itself, which comes at once
    switch (said.what) {
        case named::is::as_given: break;
        case named::is::in_memory:
            std::memcpy(in_memory, said.path, sizeof in_memory);
            if (said.just_copied) redirect(said.device, said.inode, in_memory);
            return {AT_FDCWD, in_memory, false, 0, said.kept};
        case named::is::folder: return {AT_FDCWD, "/", false, 0, nullptr};  // one folder looks like another
        case named::is::error: return {folder, path, true, static_cast<int>(with_errno(said.error)), nullptr};
        case named::is::refused: refuse(call, path);
    }
    return as_given(folder, path);
}

timespec time_of(std::int64_t ns) {
    ns += realtime_offset_ns;
    return {ns / 1'000'000'000, ns % 1'000'000'000};
}

void announce(wire::operation_kind kind, int descriptor) {
    the_computer.announce(kind, reinterpret_cast<const void*>(static_cast<long>(descriptor) + 1));
}

}  // namespace

bool keeps_files() { return machine::simulating() && the_computer.session().supervised; }

void looks_at_files(int descriptor) {
    if (keeps_files()) announce(wire::operation_kind::file_look, descriptor);
}
void changes_files(int descriptor) {
    if (keeps_files()) announce(wire::operation_kind::file_change, descriptor);
}

file_name name_to_look_at(int folder, const char* path, bool follow, const char* call) {
    if (!keeps_files() || !path) return as_given(folder, path);
    looks_at_files();
    return translated(folder, path, files::look_at(folder, path, follow), call);
}

file_name name_to_change(int folder, const char* path, bool follow, const char* call) {
    if (!keeps_files() || !path) return as_given(folder, path);
    changes_files();
    return translated(folder, path, files::to_change(folder, path, follow), call);
}

file_name name_to_open(int folder, const char* path, int& flags, mode_t mode, const char* call) {
    if (!keeps_files() || !path) return as_given(folder, path);
    if ((flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)))
        changes_files();
    else
        looks_at_files();
    const named said = files::to_open(folder, path, flags, mode, the_computer.now());
    if (said.what == named::is::in_memory) flags &= ~files::done_by_opening;
    return translated(folder, path, said, call);
}

bool settled(const named& said, const char* call, const char* path, int& result) {
    if (said.what == named::is::refused) refuse(call, path);
    if (said.what == named::is::as_given) return false;
    if (said.just_copied) redirect(said.device, said.inode, said.path);
    result = static_cast<int>(with_errno(said.error));
    return true;
}

void require_unchanged_folder(const char* path) {
    if (!keeps_files() || !path) return;
    looks_at_files();
    if (!files::as_on_disk(path)) refuse("opendir", path);
}

void as_on_disk(struct stat& about) {
    if (!S_ISREG(about.st_mode) || about.st_nlink != 0) return;
    const files::entry* one = files::find_file(about.st_ino);
    about.st_dev = 1;
    about.st_ino = first_inode + (one ? files::number_of(*one) : 0);
    about.st_nlink = one ? 1 : 0;
    about.st_ctim = time_of(one ? one->since_ns : 0);
    if (!one || !one->has_own_times) about.st_atim = about.st_mtim = about.st_ctim;
}

}  // namespace pawl::check::intercept
