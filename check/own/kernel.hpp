// The few things the runtime itself asks of the real kernel, by raw system calls: libc's own functions are simulated,
// and rdtsc, which the vdso's clock reads, is refused to the program.
#pragma once

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>

#include <atomic>
#include <cstdint>

namespace pawl::check::own::kernel {

inline long call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0) {
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

inline void futex_wait(std::atomic<std::uint32_t>& word, std::uint32_t value) {
    call(SYS_futex, reinterpret_cast<long>(&word), FUTEX_WAIT, value);
}

inline void futex_wake(std::atomic<std::uint32_t>& word) {
    call(SYS_futex, reinterpret_cast<long>(&word), FUTEX_WAKE, 1);
}

inline std::uint64_t now_ns() {
    timespec t{};
    call(SYS_clock_gettime, CLOCK_MONOTONIC, reinterpret_cast<long>(&t));
    return static_cast<std::uint64_t>(t.tv_sec) * 1'000'000'000u + static_cast<std::uint64_t>(t.tv_nsec);
}

[[noreturn]] inline void leave(int status) {
    for (;;) call(SYS_exit_group, status);
}

}  // namespace pawl::check::own::kernel
