// Waiting for a word that another process changes.
#pragma once

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <climits>
#include <cstdint>
#include <ctime>

namespace pawl::check::supervise {

/// Returns when the word is no longer `expected`, after `limit`, or at a signal.
inline void wait_while(std::atomic<std::uint32_t>& word, std::uint32_t expected, std::chrono::nanoseconds limit) {
    const timespec time{.tv_sec = static_cast<time_t>(limit.count() / 1'000'000'000),
                        .tv_nsec = static_cast<long>(limit.count() % 1'000'000'000)};
    // not FUTEX_PRIVATE_FLAG: the word is shared between processes
    syscall(SYS_futex, &word, FUTEX_WAIT, expected, &time, nullptr, 0);
}

inline void wake_all(std::atomic<std::uint32_t>& word) {
    syscall(SYS_futex, &word, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

}  // namespace pawl::check::supervise
