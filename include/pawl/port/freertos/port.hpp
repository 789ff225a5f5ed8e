// The port to FreeRTOS: a wait is a task notification, time is the tick, and priorities are lent in a critical section. Of the kernel it uses what every build of it has: no queue, no semaphore, no heap.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/common/any_number.hpp>
#include <pawl/port/common/coroutine_jumps.hpp>
#include <pawl/port/freertos/clock.hpp>
#include <pawl/port/freertos/kernel.hpp>
#include <pawl/port/freertos/sleepers.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

namespace pawl::inline on_freertos::port {

inline constexpr std::size_t cache_line =
    alignof(std::max_align_t);  // the cores share one memory, without caches of their own
/// Where another core cannot be made to pass a barrier, a sleeper looks again each tick.
inline constexpr std::chrono::nanoseconds longest_unwoken = clock::tick;

inline constexpr bool has_texts = true;
inline constexpr bool shows_every_wait = false;
/// Others run only when this task sleeps, or on another core for as short as a critical section lasts.
inline constexpr unsigned most_looks = 0;
#if defined(PAWL_WATCHES_LOCK_ORDER)
inline constexpr bool watches_lock_order = PAWL_WATCHES_LOCK_ORDER;
#else
inline constexpr bool watches_lock_order = false;  // it takes some kilobytes; pawl check watches it by itself
#endif
inline constexpr bool traces = false;  // there is nowhere to write it to; the kernel has trace macros of its own
inline void pause() noexcept PAWL_NONBLOCKING {}

/// The compiler's thread-local storage, which the kernel's port switches with the task (ESP-IDF; newlib's where
/// configUSE_C_RUNTIME_TLS_SUPPORT is set).
template <class T>
inline constinit thread_local T of_this_thread{};

inline constexpr bool has_double_word = false;
struct double_word;

/// Blocks until w is no longer seen, is woken, or the deadline passes. Allocates nothing. True: a waker has counted this one.
/// In a task only, and with the scheduler running.
inline bool wait(const word& w, std::uint32_t seen, clock::time_point deadline) noexcept {
    const watched one{&w, seen};
    return detail::sleep({&one, 1}, deadline);
}
/// The same for at most most_watched words; for none of them until the deadline.
inline void wait_any(std::span<const watched> words, clock::time_point deadline) noexcept {
    detail::sleep(words, deadline);
}

/// From anywhere. Never blocks: a walk over those who sleep at this moment.
inline void wake_one(word& w) noexcept PAWL_NONBLOCKING { kernel::let_run(detail::all_sleepers.wake(w, 1)); }
inline void wake_all(word& w) noexcept PAWL_NONBLOCKING {
    kernel::let_run(detail::all_sleepers.wake(w, static_cast<std::size_t>(-1)));
}

/// On one core whoever runs next has seen all. Elsewhere nothing makes the other core pass a barrier.
[[nodiscard]] inline bool barrier_everywhere() noexcept {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    return kernel::cores == 1;
}

using port_common::any_number;
using port_common::coroutines_jump;

}  // namespace pawl::inline on_freertos::port
