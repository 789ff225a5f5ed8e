#include "check/intercept/descriptors.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <cstdarg>
#include <cstdio>

#include "check/descriptors/making.hpp"
#include "check/descriptors/table.hpp"
#include "check/intercept/execution_table.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/file_names.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

namespace pawl::check::intercept {
namespace {

namespace kernel = own::kernel;
using machine::the_computer;
using wire::finding_kind;
using wire::operation_kind;

execution_table<int> table;

long address(const void* p) { return reinterpret_cast<long>(p); }

void forget(int descriptor) {
    auto& all = table.now();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] != descriptor) continue;
        all[i] = all.back();
        all.pop_back();
        return;
    }
}

// Opening one waits for a task at the other end.
void refuse_named_pipe(const char* path, int flags) {
    struct stat about;
    if (!machine::simulating() || (flags & (O_NONBLOCK | O_PATH)) || (flags & O_ACCMODE) == O_RDWR) return;
    if (kernel::call(SYS_stat, address(path), address(&about)) == 0 && S_ISFIFO(about.st_mode)) refuse_wait("open");
}

int open_at(int directory, const char* path, int flags, mode_t mode) {
    const file_name name = name_to_open(directory, path, flags, mode, "open");
    if (name.over) return name.result;
    refuse_named_pipe(name.path, flags);
    return opened(kernel::call(SYS_openat, name.folder, address(name.path), flags, static_cast<long>(mode)));
}

using descriptors::table_change;
using wire::descriptor_call;

// The number that the kernel gave stands for what the other one stands for.
int doubled(int from, long result, table_change& change) {
    const int number = opened(result);
    if (number >= 0) {
        descriptors::leave(number);
        descriptors::enter(number, *descriptors::find(from));
    }
    change.finish(number >= 0);
    return number;
}

int close_simulated(int descriptor) {
    table_change change{descriptor_call::close, descriptors::find(descriptor)};
    const bool there = descriptors::leave(descriptor);  // not if another task was faster
    if (there) kernel::call(SYS_close, descriptor);
    if (there) forget(descriptor);
    change.finish(there);
    return there ? 0 : (errno = EBADF, -1);
}

// The settings of one that is simulated; what the kernel knows of the number it is asked.
long control_simulated(int descriptor, int command, long argument) {
    descriptors::description& d = *descriptors::find(descriptor);
    switch (command) {
        case F_GETFL: return d.access | (d.nonblocking ? O_NONBLOCK : 0);
        case F_SETFL: d.nonblocking = (argument & O_NONBLOCK) != 0; return 0;
        case F_GETPIPE_SZ: return static_cast<long>((d.in ? d.in : d.out)->capacity);
        case F_SETPIPE_SZ: {
            constexpr long page = 4096;
            const long size = argument < page ? page : argument;
            (d.in ? d.in : d.out)->capacity = static_cast<std::uint64_t>(size);
            return size;
        }
        default: return kernel::call(SYS_fcntl, descriptor, command, argument);
    }
}

// What was open before the program started serves all executions: it may not be replaced.
void refuse_replacing(int descriptor) {
    if (!machine::simulating() || opened_by_program(descriptor)) return;
    if (kernel::call(SYS_fcntl, descriptor, F_GETFD) < 0) return;
    char text[100];
    std::snprintf(text, sizeof text, "replacing descriptor %d, which was open before the program started,", descriptor);
    the_computer.fail(finding_kind::unsupported, text);
}

}  // namespace

long with_errno(long result) {
    if (result >= 0) return result;
    errno = static_cast<int>(-result);
    return -1;
}

int opened(long result) {
    if (result >= 0 && !opened_by_program(static_cast<int>(result))) table.now().push_back(static_cast<int>(result));
    return static_cast<int>(with_errno(result));
}

bool opened_by_program(int descriptor) {
    for (const int one : table.now())
        if (one == descriptor) return true;
    return false;
}

bool simulated(int descriptor) { return machine::simulating() && descriptors::find(descriptor) != nullptr; }

void close_opened_descriptors() {
    descriptors::restart();
    static bool first_execution = true;
    if (!first_execution)
        for (const int one : table.now()) kernel::call(SYS_close, one);
    first_execution = false;
    table.restart();
}

void redirect(dev_t device, ino_t inode, const char* path) {
    for (const int one : table.now()) {
        struct stat about;
        if (kernel::call(SYS_fstat, one, address(&about)) < 0 || about.st_dev != device || about.st_ino != inode)
            continue;
        const long fresh = kernel::call(SYS_openat, AT_FDCWD, address(path), O_RDONLY);
        if (fresh < 0) continue;
        kernel::call(SYS_lseek, fresh, kernel::call(SYS_lseek, one, 0, SEEK_CUR), SEEK_SET);
        kernel::call(SYS_dup3, fresh, one, kernel::call(SYS_fcntl, one, F_GETFD) & FD_CLOEXEC ? O_CLOEXEC : 0);
        kernel::call(SYS_close, fresh);
    }
}

void refuse_wait(const char* call) {
    char text[100];
    std::snprintf(text, sizeof text, "%s() where it would wait", call);
    the_computer.fail(finding_kind::unsupported, text);
}

void require_ready(int descriptor, short events, const char* call) {
    if (!machine::simulating()) return;
    struct stat about;
    if (kernel::call(SYS_fstat, descriptor, address(&about)) < 0) return;  // the call itself says what is wrong
    if (S_ISREG(about.st_mode)) return events & POLLOUT ? changes_files(descriptor) : looks_at_files(descriptor);
    if (S_ISDIR(about.st_mode) || S_ISBLK(about.st_mode)) return;
    // Another task may have the other end.
    if (opened_by_program(descriptor) && !S_ISCHR(about.st_mode))
        the_computer.announce(events & POLLOUT ? operation_kind::output : operation_kind::none);
    const long flags = kernel::call(SYS_fcntl, descriptor, F_GETFL);
    pollfd one{descriptor, events, 0};
    if ((flags & O_NONBLOCK) || kernel::call(SYS_poll, address(&one), 1, 0) != 0) return;
    refuse_wait(call);
}

void rewind_standard_input() {
    // Only a file has a place to go back to; anything else refuses, and is empty or named when it is read.
    static const bool has_a_place = own::kernel::call(SYS_lseek, 0, 0, SEEK_CUR) >= 0;
    if (has_a_place) own::kernel::call(SYS_lseek, 0, 0, SEEK_SET);
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace descriptors = pawl::check::descriptors;
namespace machine = pawl::check::machine;

PAWL_EXPORT int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);  // garbage where it was not given: then it is not read either
    va_end(rest);
    return open_at(AT_FDCWD, path, flags, mode);
}
PAWL_EXPORT int openat(int directory, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_at(directory, path, flags, mode);
}
PAWL_EXPORT int open64(const char*, int, ...) __attribute__((alias("open")));
PAWL_EXPORT int openat64(int, const char*, int, ...) __attribute__((alias("openat")));
PAWL_EXPORT int creat(const char* path, mode_t mode) {
    return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
PAWL_EXPORT int creat64(const char*, mode_t) __attribute__((alias("creat")));

PAWL_EXPORT int close(int descriptor) {
    if (simulated(descriptor)) return close_simulated(descriptor);
    if (machine::simulating() && !opened_by_program(descriptor)) {
        // Serves all executions; the program is told that it is closed.
        return kernel::call(SYS_fcntl, descriptor, F_GETFD) < 0 ? (errno = EBADF, -1) : 0;
    }
    forget(descriptor);
    return static_cast<int>(with_errno(kernel::call(SYS_close, descriptor)));
}
PAWL_EXPORT void closefrom(int first) {
    auto& all = table.now();
    for (std::size_t i = all.size(); i-- > 0;)
        if (all[i] >= first) close(all[i]);
}
PAWL_EXPORT int close_range(unsigned first, unsigned last, int) {
    auto& all = table.now();
    for (std::size_t i = all.size(); i-- > 0;)
        if (static_cast<unsigned>(all[i]) >= first && static_cast<unsigned>(all[i]) <= last) close(all[i]);
    return 0;
}

PAWL_EXPORT int dup(int descriptor) {
    if (!simulated(descriptor)) return opened(kernel::call(SYS_dup, descriptor));
    table_change change{descriptor_call::duplicate, descriptors::find(descriptor)};
    return doubled(descriptor, kernel::call(SYS_dup, descriptor), change);
}
PAWL_EXPORT int dup3(int from, int to, int flags) {
    if (simulated(to) && from != to) close_simulated(to);
    refuse_replacing(to);
    if (simulated(from)) {
        table_change change{descriptor_call::duplicate, descriptors::find(from)};
        return doubled(from, kernel::call(SYS_dup3, from, to, flags), change);
    }
    return opened(kernel::call(SYS_dup3, from, to, flags));
}
PAWL_EXPORT int dup2(int from, int to) {
    if (from != to) return dup3(from, to, 0);
    return kernel::call(SYS_fcntl, from, F_GETFD) < 0 ? (errno = EBADF, -1) : to;
}

PAWL_EXPORT int fcntl(int descriptor, int command, ...) {
    va_list rest;
    va_start(rest, command);
    const long argument = va_arg(rest, long);
    va_end(rest);
    if (command == F_SETLKW || command == F_OFD_SETLKW) {
        const long result = kernel::call(SYS_fcntl, descriptor, command == F_SETLKW ? F_SETLK : F_OFD_SETLK, argument);
        if (result == -EAGAIN && machine::simulating()) refuse_wait("fcntl");
        return static_cast<int>(with_errno(result));
    }
    if (simulated(descriptor) && (command == F_DUPFD || command == F_DUPFD_CLOEXEC)) {
        table_change change{descriptor_call::duplicate, descriptors::find(descriptor)};
        return doubled(descriptor, kernel::call(SYS_fcntl, descriptor, command, argument), change);
    }
    if (simulated(descriptor)) return static_cast<int>(with_errno(control_simulated(descriptor, command, argument)));
    const long result = kernel::call(SYS_fcntl, descriptor, command, argument);
    return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? opened(result) : static_cast<int>(with_errno(result));
}
PAWL_EXPORT int fcntl64(int, int, ...) __attribute__((alias("fcntl")));
