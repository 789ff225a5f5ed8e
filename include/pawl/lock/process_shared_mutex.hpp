// The mutex between processes.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/annotations.hpp>
#include <pawl/lock/refusal.hpp>
#include <pawl/misuse.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/watch/call_site.hpp>
#include <pawl/watch/deadlock.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <mutex>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>

namespace pawl::inline PAWL_PORT {

/// Mutual exclusion between the threads of several processes, and notice of one that died. Construct it once, in memory that
/// all of them share (mmap with MAP_SHARED, shm_open); they use it there, at whatever address. Contains no pointer.
///
///     auto* state = new (shared_memory) shared_state;         // has a process_shared_mutex
///     if (auto held = state->lock.lock_or_report(); !held && held.error().why() == pawl::errc::owner_died)
///         mend(*state, state->lock.recover());
///
/// When a process or thread ends while it holds the lock, everybody is refused with errc::owner_died, until somebody takes it
/// by recover(), mends what it protects, and lets go. A thread that holds it already: errc::deadlock. Circles of tasks are not
/// looked for, and no priority is lent: the other processes' tasks are not known here. A limit on every wait is the remedy.
///
/// Lockable and TimedLockable. Not for interrupts. Allocates nothing but the text of a refusal.
class PAWL_CAPABILITY("mutex") process_shared_mutex {
public:
    using held = std::unique_lock<process_shared_mutex>;
    static constexpr std::size_t longest_name = 31;

    /// name: copied, cut at longest_name bytes; for reports.
    explicit process_shared_mutex(std::string_view name = "") noexcept {
        name.copy(name_.data(), std::min(name.size(), longest_name));
    }
    process_shared_mutex(const process_shared_mutex&) = delete;
    process_shared_mutex& operator=(const process_shared_mutex&) = delete;
    /// By one of the processes, when no other uses it any more.
    ~process_shared_mutex() {
        const port::robust state = lock_.try_take();
        if ((state == port::robust::busy || state == port::robust::own) && !port::exiting())
            misuse_in_destructor(
                ("pawl: mutex \"" + std::string{name()} + "\" was destroyed while it is held").c_str());
        if (state == port::robust::taken || state == port::robust::owner_died) static_cast<void>(lock_.give_up());
    }

    /// Blocks until it is this thread's. Throws deadlock_error where lock_or_report has an error.
    void lock(std::source_location at = std::source_location::current()) PAWL_ACQUIRE() PAWL_NO_THREAD_SAFETY_ANALYSIS {
        static_cast<void>(take_or_throw(port::clock::time_point::max(), at));
    }
    /// False: held, or its owner died. Never waits.
    [[nodiscard]] bool try_lock() noexcept PAWL_TRY_ACQUIRE(true) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return enter(lock_.try_take()) == errc{};
    }
    /// False: still held when the time was over. Throws as lock().
    template <class Rep, class Period>
    [[nodiscard]] bool try_lock_for(std::chrono::duration<Rep, Period> limit,
                                    std::source_location at = std::source_location::current())
        PAWL_TRY_ACQUIRE(true) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return take_or_throw(wait::after_now(limit), at);
    }
    template <class Clock, class Duration>
    [[nodiscard]] bool try_lock_until(std::chrono::time_point<Clock, Duration> limit,
                                      std::source_location at = std::source_location::current())
        PAWL_TRY_ACQUIRE(true) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        return take_or_throw(wait::on_port_clock(limit), at);
    }
    /// errc::owner_died; deadlock: held by this thread; no_memory: the system refuses.
    [[nodiscard]] std::expected<held, deadlock> lock_or_report(
        std::source_location at = std::source_location::current()) PAWL_NO_THREAD_SAFETY_ANALYSIS {
        const errc why = enter(lock_.take(port::clock::time_point::max()));
        if (why == errc{}) return held{*this, std::adopt_lock};
        return std::unexpected(refusal(why, at));
    }
    /// Throws operation_not_permitted where the calling thread does not hold it. Never waits.
    void unlock() PAWL_RELEASE() PAWL_NO_THREAD_SAFETY_ANALYSIS {
        if (!lock_.give_up()) lock::refuse_unlock("process-shared mutex", name());
    }

    /// Takes it as lock() does, after its owner died or otherwise.
    [[nodiscard]] held recover(std::source_location at = std::source_location::current())
        PAWL_NO_THREAD_SAFETY_ANALYSIS {
        const port::robust result = lock_.take(port::clock::time_point::max());
        if (result != port::robust::taken && result != port::robust::owner_died)
            lock::refuse(refusal(result == port::robust::own ? errc::deadlock : errc::no_memory, at));
        owner_died_.store(0, std::memory_order_relaxed);
        return held{*this, std::adopt_lock};
    }
    /// Somebody has met a dead owner, and nobody has recovered since.
    [[nodiscard]] bool owner_died() const noexcept { return owner_died_.load(std::memory_order_relaxed) != 0; }
    [[nodiscard]] const char* name() const noexcept { return name_.data(); }

private:
    // The mark is changed only by who holds the lock, and stands until recover(): glibc's own would be gone with the first
    // who is told.
    [[nodiscard]] errc enter(port::robust result) noexcept {
        switch (result) {
            case port::robust::busy: return errc::timeout;
            case port::robust::own: return errc::deadlock;
            case port::robust::refused: return errc::no_memory;
            case port::robust::owner_died: owner_died_.store(1, std::memory_order_relaxed); break;
            case port::robust::taken: break;
        }
        if (!owner_died()) return errc{};
        static_cast<void>(lock_.give_up());
        return errc::owner_died;
    }
    [[nodiscard]] deadlock refusal(errc why, const std::source_location& at) const noexcept {
        deadlock refused{why, name(), watch::call_site::of(at)};
        if (why == errc::deadlock) refused.because_of({.own = true});
        return refused;
    }
    [[nodiscard]] bool take_or_throw(port::clock::time_point deadline, const std::source_location& at) {
        const errc why = enter(lock_.take(deadline));
        if (why != errc{} && why != errc::timeout) lock::refuse(refusal(why, at));
        return why == errc{};
    }

    port::robust_lock lock_;
    std::atomic<std::uint32_t> owner_died_{0};
    static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "shared with other processes");
    std::array<char, longest_name + 1> name_{};
};

}  // namespace pawl::inline PAWL_PORT
