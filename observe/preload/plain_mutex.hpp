// The mutex that most locks are, taken and given up as glibc does it: without the way through two functions, the program
// runs hardly slower than without the watch.
#pragma once

#include <pthread.h>

#include <atomic>
#include <cstdint>

#include "observe/preload/real_functions.hpp"

namespace pawl::observe::preload {

/// The layout of pthread_mutex_t belongs to glibc's ABI; what its fields mean does not. So a mutex is looked at once while
/// glibc has it taken, and if anything is otherwise all mutexes go through glibc. Also where another library stands
/// between this one and glibc.
void look_at_plain_mutexes() noexcept;
extern bool plain_mutexes_are_known;

/// Neither recursive, checked, robust, inheriting nor shared between processes.
[[nodiscard]] inline bool is_plain(const pthread_mutex_t* mutex) noexcept {
    return mutex->__data.__kind == 0 && plain_mutexes_are_known;
}

namespace detail {
constexpr int is_free = 0, is_taken = 1;  // 2: and somebody sleeps
}

/// False: somebody has it.
[[nodiscard, gnu::always_inline]] inline bool take_plain(pthread_mutex_t* mutex, std::uint32_t thread) noexcept {
    int expected = detail::is_free;
    // acquire: what its last owner did stands before; pairs with glibc's release and with ours.
    if (!std::atomic_ref(mutex->__data.__lock)
             .compare_exchange_strong(expected, detail::is_taken, std::memory_order_acquire))
        return false;
    mutex->__data.__owner = static_cast<int>(thread);
    ++mutex->__data.__nusers;
    return true;
}

/// False: nothing was done. Somebody sleeps, or it is not the caller's.
[[nodiscard, gnu::always_inline]] inline bool give_up_plain(pthread_mutex_t* mutex, std::uint32_t thread) noexcept {
    const std::atomic_ref word(mutex->__data.__lock);
    if (mutex->__data.__owner != static_cast<int>(thread) || word.load(std::memory_order_relaxed) != detail::is_taken)
        return false;
    mutex->__data.__owner = 0;
    --mutex->__data.__nusers;
    int expected = detail::is_taken;
    if (word.compare_exchange_strong(expected, detail::is_free, std::memory_order_release, std::memory_order_relaxed))
        return true;
    mutex->__data.__owner = static_cast<int>(thread);  // it is still the caller's: glibc wakes whoever came
    ++mutex->__data.__nusers;
    return false;
}

}  // namespace pawl::observe::preload
