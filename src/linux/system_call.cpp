// The only file that makes raw system calls. By hand, since clang's function effects and RealtimeSanitizer take
// syscall() for a call that may block, and since it writes errno, which an interrupted task may be about to read.
#include <pawl/port/linux/system_call.h>

#include <linux/futex.h>
#include <sys/syscall.h>

#include <atomic>
#include <cerrno>
#include <csignal>

#ifndef SYS_futex_waitv
#define SYS_futex_waitv 449
#endif
#ifndef FUTEX_LOCK_PI2
#define FUTEX_LOCK_PI2 13
#endif

namespace {

#if defined(__x86_64__)
long system_call(long number, long a, long b, long c, long d, long e, long f) noexcept PAWL_NONBLOCKING {
    long result;
    register long r10 asm("r10") = d;
    register long r8 asm("r8") = e;
    register long r9 asm("r9") = f;
    asm volatile("syscall"
                 : "=a"(result)
                 : "0"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                 : "rcx", "r11", "memory");
    return result;
}
#elif defined(__aarch64__)
long system_call(long number, long a, long b, long c, long d, long e, long f) noexcept PAWL_NONBLOCKING {
    register long x8 asm("x8") = number;
    register long x0 asm("x0") = a;
    register long x1 asm("x1") = b;
    register long x2 asm("x2") = c;
    register long x3 asm("x3") = d;
    register long x4 asm("x4") = e;
    register long x5 asm("x5") = f;
    asm volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
}
#else
#error "pawl: write the system call of this processor here"
#endif

long pointer(const volatile void* p) noexcept PAWL_NONBLOCKING { return reinterpret_cast<long>(p); }

// From linux/membarrier.h, which is missing where only libc's headers are installed.
constexpr int membarrier_private_expedited = 1 << 3, membarrier_register_private_expedited = 1 << 4;

// From linux/futex.h of Linux 5.16.
struct waited_word {
    std::uint64_t value, address;
    std::uint32_t flags, reserved;
};
constexpr std::uint32_t word_of_32_bits = 2;

constexpr std::uint64_t bit(int signal) noexcept { return std::uint64_t{1} << (signal - 1); }
// 32 and 33 are glibc's own: cancellation, and setuid() in all threads.
constexpr std::uint64_t sent_by_others =
    ~(bit(SIGSEGV) | bit(SIGBUS) | bit(SIGFPE) | bit(SIGILL) | bit(SIGTRAP) | bit(SIGSYS) | bit(32) | bit(33));

// Before Linux 5.14 a lock that inherits knows the other clock only. A step of that clock moves the deadline with it.
timespec on_the_real_clock(const timespec& deadline) noexcept {
    constexpr long second = 1'000'000'000;
    timespec steady, real;
    clock_gettime(CLOCK_MONOTONIC, &steady);
    clock_gettime(CLOCK_REALTIME, &real);
    timespec result{deadline.tv_sec + real.tv_sec - steady.tv_sec, deadline.tv_nsec + real.tv_nsec - steady.tv_nsec};
    for (; result.tv_nsec < 0; result.tv_nsec += second) --result.tv_sec;
    for (; result.tv_nsec >= second; result.tv_nsec -= second) ++result.tv_sec;
    return result;
}

}  // namespace

extern "C" {

int pawl_futex_wait(const std::uint32_t* word, std::uint32_t expected, const timespec* deadline) noexcept {
    // WAIT_BITSET, because its deadline is absolute.
    return static_cast<int>(system_call(SYS_futex, pointer(word), FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG,
                                        static_cast<long>(expected), pointer(deadline), 0, FUTEX_BITSET_MATCH_ANY));
}

int pawl_futex_wait_any(const pawl_futex_word* words, unsigned count, const timespec* deadline) noexcept {
    waited_word list[128];
    if (count > 128) return -EINVAL;
    for (unsigned i = 0; i < count; ++i)
        list[i] = {words[i].expected, reinterpret_cast<std::uint64_t>(words[i].word),
                   word_of_32_bits | FUTEX_PRIVATE_FLAG, 0};
    return static_cast<int>(system_call(SYS_futex_waitv, pointer(list), static_cast<long>(count), 0, pointer(deadline),
                                        CLOCK_MONOTONIC, 0));
}

int pawl_futex_wake(const std::uint32_t* word, int count) noexcept PAWL_NONBLOCKING {
    return static_cast<int>(system_call(SYS_futex, pointer(word), FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count, 0, 0, 0));
}

int pawl_memory_barrier_everywhere() noexcept {
    const auto barrier = [] {
        return static_cast<int>(system_call(SYS_membarrier, membarrier_private_expedited, 0, 0, 0, 0, 0));
    };
    const int result = barrier();
    if (result != -EPERM) return result;
    // The process has not registered itself yet (or was forked since): once is enough.
    const long registered = system_call(SYS_membarrier, membarrier_register_private_expedited, 0, 0, 0, 0, 0);
    return registered == 0 ? barrier() : static_cast<int>(registered);
}

unsigned pawl_thread_number() noexcept { return static_cast<unsigned>(system_call(SYS_gettid, 0, 0, 0, 0, 0, 0)); }

int pawl_futex_lock_inherit(std::uint32_t* word, const timespec* deadline) noexcept {
    const auto lock = [word](int how, const timespec* until) {
        return static_cast<int>(
            system_call(SYS_futex, pointer(word), how | FUTEX_PRIVATE_FLAG, 0, pointer(until), 0, 0));
    };
    const int result = lock(FUTEX_LOCK_PI2, deadline);
    if (result != -ENOSYS) return result;
    if (!deadline) return lock(FUTEX_LOCK_PI, nullptr);
    const timespec until = on_the_real_clock(*deadline);
    return lock(FUTEX_LOCK_PI, &until);
}

int pawl_futex_unlock_inherit(std::uint32_t* word) noexcept PAWL_NONBLOCKING {
    return static_cast<int>(system_call(SYS_futex, pointer(word), FUTEX_UNLOCK_PI | FUTEX_PRIVATE_FLAG, 0, 0, 0, 0));
}

int pawl_schedule_thread(unsigned number, int policy, int priority) noexcept PAWL_NONBLOCKING {
    // struct sched_param, as the kernel has it.
    return static_cast<int>(system_call(SYS_sched_setscheduler, number, policy, pointer(&priority), 0, 0, 0));
}

std::uint64_t pawl_interrupts_off() noexcept PAWL_NONBLOCKING {
    std::uint64_t before = 0;
    system_call(SYS_rt_sigprocmask, SIG_BLOCK, pointer(&sent_by_others), pointer(&before), sizeof before, 0, 0);
    return before;
}

void pawl_interrupts_on(std::uint64_t before) noexcept PAWL_NONBLOCKING {
    system_call(SYS_rt_sigprocmask, SIG_SETMASK, pointer(&before), 0, sizeof before, 0, 0);
}
}
