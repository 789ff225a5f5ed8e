// A lock that processes share. glibc owns the list by which the kernel learns what a thread held when it ended, so this is
// glibc's.
#pragma once

#include <pawl/port/linux/port.hpp>

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include <cstdint>

#if defined(__SANITIZE_THREAD__) && !defined(__clang__) && __GNUC__ < 13
#include <sanitizer/tsan_interface.h>
#define PAWL_TELL_OF_CLOCKLOCK
#endif

namespace pawl::inline on_linux::port {

enum class robust : std::uint8_t { taken, owner_died, busy, own, refused };

/// Lies in memory that the processes share; contains no address. It lends no priority: glibc's locks that do so end the
/// program where a circle is closed.
class robust_lock {
public:
    robust_lock() noexcept {
        pthread_mutexattr_t how;
        pthread_mutexattr_init(&how);
        pthread_mutexattr_setpshared(&how, PTHREAD_PROCESS_SHARED);
        pthread_mutexattr_setrobust(&how, PTHREAD_MUTEX_ROBUST);
        pthread_mutexattr_settype(&how, PTHREAD_MUTEX_ERRORCHECK);
        pthread_mutex_init(&mutex_, &how);
        pthread_mutexattr_destroy(&how);
    }
    robust_lock(const robust_lock&) = delete;
    robust_lock& operator=(const robust_lock&) = delete;
    ~robust_lock() { pthread_mutex_destroy(&mutex_); }

    /// owner_died: taken all the same.
    [[nodiscard]] robust take(clock::time_point deadline) noexcept {
        if (deadline == clock::time_point::max()) return meaning(pthread_mutex_lock(&mutex_));
        const detail::kernel_time until{deadline};
        const int error = pthread_mutex_clocklock(&mutex_, CLOCK_MONOTONIC, until.get());
        if (error == 0 || error == EOWNERDEAD) tell_sanitizer();
        return meaning(error);
    }
    [[nodiscard]] robust try_take() noexcept { return meaning(pthread_mutex_trylock(&mutex_)); }
    /// False: not held by the calling thread.
    [[nodiscard]] bool give_up() noexcept { return pthread_mutex_unlock(&mutex_) == 0; }

private:
    // GCC 12's ThreadSanitizer has not heard of pthread_mutex_clocklock, and would take the unlock for a mistake.
    void tell_sanitizer() noexcept {
#if defined(PAWL_TELL_OF_CLOCKLOCK)
        __tsan_mutex_pre_lock(&mutex_, 0);
        __tsan_mutex_post_lock(&mutex_, 0, 0);
#endif
    }
    [[nodiscard]] robust meaning(int error) noexcept {
        switch (error) {
            case 0: return robust::taken;
            case EOWNERDEAD: pthread_mutex_consistent(&mutex_); return robust::owner_died;
            case EBUSY:
            case ETIMEDOUT: return robust::busy;
            case EDEADLK: return robust::own;
            default: return robust::refused;
        }
    }
    pthread_mutex_t mutex_;
};
#undef PAWL_TELL_OF_CLOCKLOCK

}  // namespace pawl::inline on_linux::port
