// The port to Cortex-M without an operating system. Whoever waits is looked at again by the core itself: the main program after
// each interrupt, a thread by the scheduler, a level of an executor in its interrupt. Nothing is listed, nothing allocated.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/common/any_number.hpp>
#include <pawl/port/common/coroutine_jumps.hpp>
#include <pawl/port/cortex_m/own_of_thread.hpp>
#include <pawl/port/cortex_m/semihosting.hpp>
#include <pawl/port/cortex_m/waking.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>

/// How many tasks may use locks or wait in a record of Pawl's at one time, and how many locks one of them may hold.
#if !defined(PAWL_MOST_TASKS)
#define PAWL_MOST_TASKS 4
#endif
#if !defined(PAWL_MOST_HELD)
#define PAWL_MOST_HELD 4
#endif
/// How many may wait at a rendezvous, or in a select with one, at one time.
#if !defined(PAWL_MOST_PARTIES)
#define PAWL_MOST_PARTIES 8
#endif
/// How many levels of executors, and threads with coroutines, there may be at one time.
#if !defined(PAWL_MOST_LOOPS)
#define PAWL_MOST_LOOPS 4
#endif

/// How many ends of channels may be bound to tasks, how many locks may wait for somebody to mend what an owner that died left, and
/// how many may stand in line for an async_mutex, at one time.
#if !defined(PAWL_MOST_BOUND_ENDS)
#define PAWL_MOST_BOUND_ENDS 4
#endif
#if !defined(PAWL_MOST_ORPHANS)
#define PAWL_MOST_ORPHANS 2
#endif
#if !defined(PAWL_MOST_IN_LINE)
#define PAWL_MOST_IN_LINE 8
#endif

namespace pawl::inline on_cortex_m::port {

inline constexpr std::size_t cache_line = 1;  // one core, no caches
inline constexpr std::size_t most_watched = 12;
inline constexpr std::size_t most_tasks = PAWL_MOST_TASKS;
inline constexpr std::size_t most_held = PAWL_MOST_HELD;
inline constexpr std::size_t code_depth = 2;
inline constexpr std::size_t most_parties = PAWL_MOST_PARTIES;
inline constexpr std::size_t most_loops = PAWL_MOST_LOOPS;
inline constexpr std::size_t most_bound_ends = PAWL_MOST_BOUND_ENDS, most_orphans = PAWL_MOST_ORPHANS,
                             most_in_line = PAWL_MOST_IN_LINE;
inline constexpr std::size_t most_turns = 0;  // nobody asks a level for turns: what it interrupts has no work of its own
inline constexpr std::chrono::milliseconds longest_unwoken{1};

/// Whether a program that ends itself says why. For images where every byte counts: -DPAWL_NO_TEXTS.
#if defined(PAWL_NO_TEXTS)
inline constexpr bool has_texts = false;
#else
inline constexpr bool has_texts = true;
#endif
/// With -DPAWL_SHOW_EVERY_WAIT=1 a debugger sees all that sleep, not only those that have taken a lock.
#if !defined(PAWL_SHOW_EVERY_WAIT)
#define PAWL_SHOW_EVERY_WAIT 0
#endif
inline constexpr bool shows_every_wait = PAWL_SHOW_EVERY_WAIT;
inline constexpr unsigned most_looks = 0;  // others run only when this one sleeps
inline constexpr bool watches_lock_order = false;
inline constexpr bool traces = false;
inline void pause() noexcept PAWL_NONBLOCKING {}

inline constexpr bool has_double_word = false;
struct double_word;

namespace detail {
/// In the compiled part: one for a main program alone, another one where there are threads.
bool sleep(const watched* words, std::size_t count, clock::time_point deadline) noexcept;
}  // namespace detail

/// Blocks until w is no longer seen, or the deadline passes. True: it has changed. Not in interrupts.
inline bool wait(const word& w, std::uint32_t seen, clock::time_point deadline) noexcept {
    const watched one{&w, seen};
    return detail::sleep(&one, 1, deadline);
}
/// The same for several words; for none of them until the deadline.
inline void wait_any(std::span<const watched> words, clock::time_point deadline) noexcept {
    detail::sleep(words.data(), words.size(), deadline);
}
/// From anywhere. Never blocks. The word has changed before: whoever sleeps on it sees that, be it one or several.
inline void wake_one(word& w) noexcept PAWL_NONBLOCKING { detail::woken(w); }
inline void wake_all(word& w) noexcept PAWL_NONBLOCKING { detail::woken(w); }

/// One core: whoever runs next has seen all.
[[nodiscard]] inline bool barrier_everywhere() noexcept {
    std::atomic_signal_fence(std::memory_order_seq_cst);
    return true;
}

/// What interrupts_on() is given back.
using interrupts = std::uint32_t;
[[nodiscard]] inline interrupts interrupts_off() noexcept PAWL_NONBLOCKING { return core::mask(); }
inline void interrupts_on(interrupts before) noexcept PAWL_NONBLOCKING { core::unmask(before); }

/// For who is about to end the program.
inline void last_words(const char* text) noexcept { semihosting::write(text); }

using port_common::any_number;
using port_common::coroutines_jump;

}  // namespace pawl::inline on_cortex_m::port
