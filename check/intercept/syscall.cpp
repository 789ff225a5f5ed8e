// syscall(): what programs and libraries ask of the kernel by number.
#include <errno.h>
#include <linux/membarrier.h>
#include <sched.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>

#include "check/intercept/export.hpp"
#include "check/intercept/futex.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

#ifndef SYS_futex_waitv
#define SYS_futex_waitv 449
#endif

namespace {

namespace machine = pawl::check::machine;
using machine::the_computer;

long with_errno(long result) {
    if (result >= 0) return result;
    errno = static_cast<int>(-result);
    return -1;
}

template <class T>
T* pointer(long value) {
    return reinterpret_cast<T*>(value);
}

[[noreturn]] void refuse(long number) {
    char text[80];
    std::snprintf(text, sizeof text, "syscall(%ld)", number);
    the_computer.fail(pawl::check::wire::finding_kind::unsupported, text);
}

}  // namespace

PAWL_EXPORT long syscall(long number, ...) {
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    va_list list;
    va_start(list, number);
    long a[6];
    for (long& one : a) one = va_arg(list, long);
    va_end(list);
    if (!machine::simulating())
        return with_errno(pawl::check::own::kernel::call(number, a[0], a[1], a[2], a[3], a[4], a[5]));
    switch (number) {
        case SYS_futex:
            return with_errno(pawl::check::intercept::futex(
                pointer<std::uint32_t>(a[0]), static_cast<int>(a[1]), static_cast<std::uint32_t>(a[2]),
                pointer<const timespec>(a[3]), pointer<std::uint32_t>(a[4]), static_cast<std::uint32_t>(a[5]), frame));
        case SYS_futex_waitv:
            return with_errno(pawl::check::intercept::wait_on_futexes(
                pointer<const void>(a[0]), static_cast<unsigned>(a[1]), pointer<const timespec>(a[3]),
                static_cast<clockid_t>(a[4]), frame));
        case SYS_gettid: return gettid();
        case SYS_getpid: return getpid();
        case SYS_sched_yield: return sched_yield();
        case SYS_getrandom:
            return getrandom(pointer<void>(a[0]), static_cast<std::size_t>(a[1]), static_cast<unsigned>(a[2]));
        case SYS_nanosleep: return nanosleep(pointer<const timespec>(a[0]), pointer<timespec>(a[1]));
        case SYS_clock_gettime: return clock_gettime(static_cast<clockid_t>(a[0]), pointer<timespec>(a[1]));
        case SYS_clock_nanosleep: {
            const int error = clock_nanosleep(static_cast<clockid_t>(a[0]), static_cast<int>(a[1]),
                                              pointer<const timespec>(a[2]), pointer<timespec>(a[3]));
            return with_errno(-error);
        }
        case SYS_write: return write(static_cast<int>(a[0]), pointer<const void>(a[1]), static_cast<std::size_t>(a[2]));
        case SYS_membarrier:
            if (a[0] & (MEMBARRIER_CMD_GLOBAL | MEMBARRIER_CMD_GLOBAL_EXPEDITED | MEMBARRIER_CMD_PRIVATE_EXPEDITED))
                the_computer.barrier_everywhere();
            return 0;
        case SYS_sched_getaffinity: {
            const int error = sched_getaffinity(0, static_cast<std::size_t>(a[1]), pointer<cpu_set_t>(a[2]));
            return error ? -1
                         : static_cast<long>(sizeof(cpu_set_t) < static_cast<std::size_t>(a[1])
                                                 ? sizeof(cpu_set_t)
                                                 : static_cast<std::size_t>(a[1]));
        }
        case SYS_statx:
        case SYS_openat:
        case SYS_close:
        case SYS_fstat:
        case SYS_ioctl:
        case SYS_fcntl:
        case SYS_prctl:
        case SYS_arch_prctl:
        case SYS_getcpu: return with_errno(pawl::check::own::kernel::call(number, a[0], a[1], a[2], a[3], a[4], a[5]));
        default: refuse(number);
    }
}

PAWL_EXPORT pid_t getpid() {
    // A fresh worker has another process number: the program must not see that.
    return 1000;
}
