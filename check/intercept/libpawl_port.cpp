// What libpawl asks of its port on Linux. Its own definitions are raw system calls; these stand in front of them, so the
// channels above run as they are, on simulated futexes. Results are those of the system calls: negative error numbers.
#include <errno.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cstdint>

#include "check/intercept/export.hpp"
#include "check/intercept/futex.hpp"
#include "check/intercept/signals.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"
#include "check/own/kernel.hpp"

#ifndef SYS_futex_waitv
#define SYS_futex_waitv 449
#endif
#ifndef FUTEX_LOCK_PI2
#define FUTEX_LOCK_PI2 13
#endif

/// One word of several, and what it must hold for the wait to begin. libpawl declares the same.
struct pawl_futex_word {
    const std::uint32_t* word;
    std::uint32_t expected;
};

namespace {

namespace kernel = pawl::check::own::kernel;
using pawl::check::intercept::malformed;
using pawl::check::machine::simulating;

constexpr unsigned most_words = 127;

constexpr std::uint64_t bit(int signal) { return std::uint64_t{1} << (signal - 1); }
// All but what a task's own mistakes raise, and glibc's own two.
constexpr std::uint64_t sent_by_others =
    ~(bit(SIGSEGV) | bit(SIGBUS) | bit(SIGFPE) | bit(SIGILL) | bit(SIGTRAP) | bit(SIGSYS) | bit(32) | bit(33));

long address(const void* p) { return reinterpret_cast<long>(p); }
// The kernel takes it so, and never writes there.
std::uint32_t* writable(const std::uint32_t* word) { return const_cast<std::uint32_t*>(word); }

bool refused(const timespec* deadline) { return deadline && (deadline->tv_sec < 0 || malformed(*deadline)); }

}  // namespace

PAWL_EXPORT int pawl_futex_wait(const std::uint32_t* word, std::uint32_t expected, const timespec* deadline) {
    constexpr int how = FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG;  // the one whose time is absolute
    if (refused(deadline)) return -EINVAL;
    if (!simulating())
        return static_cast<int>(kernel::call(SYS_futex, address(word), how, expected, address(deadline), 0,
                                             static_cast<long>(FUTEX_BITSET_MATCH_ANY)));
    return static_cast<int>(pawl::check::intercept::futex(writable(word), how, expected, deadline, nullptr,
                                                          FUTEX_BITSET_MATCH_ANY, PAWL_CALLER_FRAME()));
}

PAWL_EXPORT int pawl_futex_wait_any(const pawl_futex_word* words, unsigned count, const timespec* deadline) {
    if (count == 0 || count > most_words || refused(deadline)) return -EINVAL;
    futex_waitv list[most_words];
    for (unsigned i = 0; i < count; ++i) {
        if (reinterpret_cast<std::uintptr_t>(words[i].word) % 4 != 0) return -EINVAL;
        list[i] = {words[i].expected, reinterpret_cast<std::uintptr_t>(words[i].word), FUTEX_32 | FUTEX_PRIVATE_FLAG,
                   0};
    }
    if (!simulating())
        return static_cast<int>(
            kernel::call(SYS_futex_waitv, address(list), count, 0, address(deadline), CLOCK_MONOTONIC));
    return static_cast<int>(
        pawl::check::intercept::wait_on_futexes(list, count, deadline, CLOCK_MONOTONIC, PAWL_CALLER_FRAME()));
}

PAWL_EXPORT int pawl_futex_wake(const std::uint32_t* word, int count) {
    constexpr int how = FUTEX_WAKE | FUTEX_PRIVATE_FLAG;
    if (!simulating()) return static_cast<int>(kernel::call(SYS_futex, address(word), how, count));
    return static_cast<int>(pawl::check::intercept::futex(writable(word), how, static_cast<std::uint32_t>(count),
                                                          nullptr, nullptr, 0, PAWL_CALLER_FRAME()));
}

PAWL_EXPORT int pawl_memory_barrier_everywhere() {
    if (simulating()) {
        pawl::check::machine::the_computer.barrier_everywhere();
        return 0;
    }
    kernel::call(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED);
    return static_cast<int>(kernel::call(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED));
}

PAWL_EXPORT unsigned pawl_thread_number() { return static_cast<unsigned>(gettid()); }

PAWL_EXPORT int pawl_futex_lock_inherit(std::uint32_t* word, const timespec* deadline) {
    constexpr int how = FUTEX_LOCK_PI2 | FUTEX_PRIVATE_FLAG;
    if (refused(deadline)) return -EINVAL;
    if (!simulating()) return static_cast<int>(kernel::call(SYS_futex, address(word), how, 0, address(deadline)));
    return static_cast<int>(pawl::check::intercept::futex(word, how, 0, deadline, nullptr, 0, PAWL_CALLER_FRAME()));
}

PAWL_EXPORT int pawl_futex_unlock_inherit(std::uint32_t* word) {
    constexpr int how = FUTEX_UNLOCK_PI | FUTEX_PRIVATE_FLAG;
    if (!simulating()) return static_cast<int>(kernel::call(SYS_futex, address(word), how));
    return static_cast<int>(pawl::check::intercept::futex(word, how, 0, nullptr, nullptr, 0, PAWL_CALLER_FRAME()));
}

PAWL_EXPORT int pawl_schedule_thread(unsigned number, int policy, int priority) {
    if (!simulating()) return 0;
    sched_param parameters{};
    parameters.sched_priority = priority;
    return sched_setscheduler(static_cast<pid_t>(number), policy, &parameters) == 0 ? 0 : -errno;
}

// Interrupts that the program declares are to its tasks what signals are to threads.
PAWL_EXPORT std::uint64_t pawl_interrupts_off() {
    if (!simulating()) return 0;
    sigset_t all, before;
    pawl::check::intercept::write_set(sent_by_others, &all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pawl::check::machine::the_computer.mask_interrupts(true);
    return pawl::check::intercept::bits_of(before);
}

PAWL_EXPORT void pawl_interrupts_on(std::uint64_t before) {
    if (!simulating()) return;
    sigset_t set;
    pawl::check::intercept::write_set(before, &set);
    pawl::check::machine::the_computer.mask_interrupts(false);
    pthread_sigmask(SIG_SETMASK, &set, nullptr);
}

// By these names the program's own objects call them: a program may contain libpawl's port as well.
#define PAWL_IN_FRONT_OF(name) \
    extern "C" __attribute__((visibility("default"), alias(#name))) decltype(name) __wrap_##name
PAWL_IN_FRONT_OF(pawl_futex_wait);
PAWL_IN_FRONT_OF(pawl_futex_wait_any);
PAWL_IN_FRONT_OF(pawl_futex_wake);
PAWL_IN_FRONT_OF(pawl_memory_barrier_everywhere);
PAWL_IN_FRONT_OF(pawl_thread_number);
PAWL_IN_FRONT_OF(pawl_futex_lock_inherit);
PAWL_IN_FRONT_OF(pawl_futex_unlock_inherit);
PAWL_IN_FRONT_OF(pawl_schedule_thread);
PAWL_IN_FRONT_OF(pawl_interrupts_off);
PAWL_IN_FRONT_OF(pawl_interrupts_on);
