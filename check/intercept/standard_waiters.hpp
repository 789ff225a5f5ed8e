// libstdc++ counts in a table of its own who waits at which word (std::atomic::wait, std::latch, std::barrier, semaphores),
// and wakes nobody where it reads that nobody waits. Before that read a latch or a semaphore changes its word with release
// only: C++20 lets both sides miss each other then, and a sleeper would be called deadlocked. The processors that the library
// was written for do not; so an access of that table is taken to begin with a full barrier.
#pragma once

#include <cstdint>

namespace pawl::check::intercept {

// As GCC 12 lays it out.
struct counted_waiters {
    alignas(64) int waiting;
    alignas(64) int version;
};

// The program's, a static variable of std::__detail::__waiter_pool_base::_S_for(). Absent where it waits nowhere so.
extern "C" counted_waiters standard_waiters[16] __asm__("_ZZNSt8__detail18__waiter_pool_base6_S_forEPKvE3__w")
    __attribute__((weak, visibility("default")));

inline bool is_of_standard_waiters(std::uint64_t address) {
    const auto first = reinterpret_cast<std::uint64_t>(standard_waiters);
    return first != 0 && address - first < sizeof standard_waiters;
}

}  // namespace pawl::check::intercept
