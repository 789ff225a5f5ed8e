// The counting semaphore.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/awaited.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/blocking.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/wait/event.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <source_location>

namespace pawl::inline PAWL_PORT {

class semaphore;

namespace lock {
/// One acquire, as the waiting dance sees it.
class acquiring {
public:
    explicit acquiring(semaphore& from) noexcept : from_{&from} {}
    bool attempt() noexcept;
    static constexpr bool may_be_told = true, is_timed = false;
    void enter(wait::waiter who = wait::waiter::thread) noexcept;
    void leave(wait::waiter who = wait::waiter::thread) noexcept;
    [[nodiscard]] bool ready() noexcept;
    [[nodiscard]] port::watched watch() noexcept;
    [[nodiscard]] port::clock::time_point due() noexcept { return port::clock::time_point::max(); }
    /// Who would have gone on is gone: the permit is for somebody else.
    void abandon() noexcept;
    [[nodiscard]] wait::told_wait told() const noexcept;

private:
    semaphore* from_;
};
}  // namespace lock

/// A number of permits. Who takes one and finds none waits until somebody releases one; any task may, and any interrupt:
/// a permit has no owner, so that nobody's priority is lent, and a circle through a semaphore is not found (a mutex is for
/// that). Of those who sleep the one with the highest priority is woken; who comes meanwhile may be quicker. No
/// allocation. Select: pawl::on_acquire.
class semaphore {
public:
    /// name: a literal, or what outlives the semaphore; for reports.
    constexpr explicit semaphore(std::uint32_t count = 0, const char* name = "") noexcept
        : count_{count}, name_{name} {}
    semaphore(const semaphore&) = delete;
    semaphore& operator=(const semaphore&) = delete;

    /// Waits until there is a permit, and takes it.
    void acquire(std::source_location at = std::source_location::current()) noexcept {
        static_cast<void>(try_acquire_until(port::clock::time_point::max(), at));
    }
    /// False: there is none. Lock-free; never waits; from interrupts too.
    [[nodiscard]] bool try_acquire() noexcept PAWL_NONBLOCKING {
        std::uint64_t seen = count_.load(std::memory_order_seq_cst);
        while (seen != 0)
            // seq_cst, here and below: against who announces itself and then looks (wait/event.hpp).
            if (count_.compare_exchange_weak(seen, seen - 1, std::memory_order_seq_cst)) return true;
        return false;
    }
    /// False: none came in time.
    template <class Rep, class Period>
    [[nodiscard]] bool try_acquire_for(std::chrono::duration<Rep, Period> limit,
                                       std::source_location at = std::source_location::current()) noexcept {
        return try_acquire_until(wait::after_now(limit), at);
    }
    template <class Clock, class Duration>
    [[nodiscard]] bool try_acquire_until(std::chrono::time_point<Clock, Duration> limit,
                                         std::source_location at = std::source_location::current()) noexcept {
        lock::acquiring acquiring{*this};
        const port::clock::time_point until = wait::on_port_clock(limit);
        wait::waiting<lock::acquiring> waiting{until, 0, acquiring};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::acquire, this, name_, at, until};
        };
        return wait::until_finished(waiting, reason) != waiting.none;
    }
    /// co_await: as acquire(), but where this thread runs pawl::block_on the coroutine waits, not the thread. Gives
    /// std::expected<void, errc>: cancelled, timeout. A coroutine that is destroyed meanwhile takes no permit with it.
    [[nodiscard]] lock::awaited<lock::acquiring, wait::no_limit> async_acquire() noexcept {
        return {lock::acquiring{*this}, wait::no_limit{}};
    }
    template <class Rep, class Period>
    [[nodiscard]] lock::awaited<lock::acquiring> async_acquire_for(std::chrono::duration<Rep, Period> limit) noexcept {
        return async_acquire_until(wait::after_now(limit));
    }
    template <class Clock, class Duration>
    [[nodiscard]] lock::awaited<lock::acquiring> async_acquire_until(
        std::chrono::time_point<Clock, Duration> limit) noexcept {
        return {lock::acquiring{*this}, wait::on_port_clock(limit)};
    }

    /// Wait-free but for the kernel's wake-up; never waits; from anywhere, interrupts included. Never allocates.
    void release(std::uint32_t permits = 1) noexcept PAWL_NONBLOCKING {
        if (permits == 0) return;
        trace::tell_of(trace::traced::posted, this, name_);
        count_.fetch_add(permits, std::memory_order_seq_cst);  // 64 bits: no program lives to see it overflow
        if (permits == 1)
            event_.notify_one();
        else
            event_.notify_all();
    }
    /// How many there are; a moment later it may be another number. Wait-free.
    [[nodiscard]] std::uint64_t count() const noexcept PAWL_NONBLOCKING {
        return count_.load(std::memory_order_relaxed);
    }
    [[nodiscard]] const char* name() const noexcept { return name_; }

private:
    friend class lock::acquiring;
    std::atomic<std::uint64_t> count_;
    wait::event event_;
    const char* name_;
};

inline bool lock::acquiring::attempt() noexcept { return from_->try_acquire(); }
inline void lock::acquiring::enter(wait::waiter who) noexcept { from_->event_.enter(who); }
inline void lock::acquiring::leave(wait::waiter who) noexcept {
    from_->event_.leave(who);
    // The wake-up that ended this wait may have been the only one for several permits.
    if (ready()) from_->event_.notify_one();
}
inline bool lock::acquiring::ready() noexcept { return from_->count_.load(std::memory_order_seq_cst) != 0; }
inline port::watched lock::acquiring::watch() noexcept { return from_->event_.watch(); }
inline wait::told_wait lock::acquiring::told() const noexcept { return {trace::reason::acquire, from_, from_->name_}; }
inline void lock::acquiring::abandon() noexcept { from_->release(); }

}  // namespace pawl::inline PAWL_PORT
