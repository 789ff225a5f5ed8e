// Something that has happened, or has not yet.
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

class event;

namespace lock {
/// One wait for an event, as the waiting dance sees it. It begins when this is made.
class waiting_for_event {
public:
    explicit waiting_for_event(event& of) noexcept;
    bool attempt() noexcept { return ready(); }
    static constexpr bool may_be_told = true, is_completed = true, is_timed = false;
    void enter(wait::waiter who = wait::waiter::thread) noexcept;
    void leave(wait::waiter who = wait::waiter::thread) noexcept;
    [[nodiscard]] bool ready() noexcept;
    [[nodiscard]] port::watched watch() noexcept;
    [[nodiscard]] port::clock::time_point due() noexcept { return port::clock::time_point::max(); }
    [[nodiscard]] wait::told_wait told() const noexcept;

private:
    event* of_;
    std::uint32_t before_;
};
}  // namespace lock

/// Stays set until it is reset, and lets all go on meanwhile. No notification is lost: whoever waited when set() was
/// called goes on, even if reset() follows at once. None is stale: a set() that was taken back before a wait began does
/// not end it. What was done before set() is seen by those it lets go on. No allocation. Select: pawl::on_set.
class event {
public:
    /// name: a literal, or what outlives the event; for reports.
    constexpr explicit event(const char* name = "", bool set = false) noexcept
        : state_{set ? is_set_bit : 0}, name_{name} {}
    event(const event&) = delete;
    event& operator=(const event&) = delete;

    /// Lock-free but for the kernel's wake-up; never waits; from anywhere, interrupts included. Never allocates.
    void set() noexcept PAWL_NONBLOCKING {
        trace::tell_of(trace::traced::posted, this, name_, {}, nullptr, 1);
        // Changed where it is set already too: what this task did before is to be seen, and the one that set it may not have
        // woken anybody yet.
        wait::change_and_complete_all(state_, event_, [](std::uint32_t seen) {
            return seen & is_set_bit ? seen : seen + one_set + is_set_bit;
        });
    }
    /// Wait-free; from anywhere.
    void reset() noexcept PAWL_NONBLOCKING { state_.fetch_and(~is_set_bit, std::memory_order_seq_cst); }
    /// Wait-free; from anywhere.
    [[nodiscard]] bool is_set() const noexcept PAWL_NONBLOCKING {
        // acquire: what was done before set().
        return state_.load(std::memory_order_acquire) & is_set_bit;
    }

    /// Waits until it is set.
    void wait(std::source_location at = std::source_location::current()) noexcept {
        static_cast<void>(wait_until(port::clock::time_point::max(), at));
    }
    /// False: it was not set in time.
    template <class Rep, class Period>
    [[nodiscard]] bool wait_for(std::chrono::duration<Rep, Period> limit,
                                std::source_location at = std::source_location::current()) noexcept {
        return wait_until(wait::after_now(limit), at);
    }
    template <class Clock, class Duration>
    [[nodiscard]] bool wait_until(std::chrono::time_point<Clock, Duration> limit,
                                  std::source_location at = std::source_location::current()) noexcept {
        lock::waiting_for_event operation{*this};
        const port::clock::time_point until = wait::on_port_clock(limit);
        wait::waiting<lock::waiting_for_event> waiting{until, 0, operation};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::wait, this, name_, at, until};
        };
        return wait::until_finished(waiting, reason) != waiting.none;
    }
    /// co_await: as wait(), but where this thread runs pawl::block_on the coroutine waits, not the thread. Gives
    /// std::expected<void, errc>: cancelled, timeout. The wait begins with this call.
    [[nodiscard]] lock::awaited<lock::waiting_for_event, wait::no_limit> async_wait() noexcept {
        return {lock::waiting_for_event{*this}, wait::no_limit{}};
    }
    template <class Rep, class Period>
    [[nodiscard]] lock::awaited<lock::waiting_for_event> async_wait_for(
        std::chrono::duration<Rep, Period> limit) noexcept {
        return async_wait_until(wait::after_now(limit));
    }
    template <class Clock, class Duration>
    [[nodiscard]] lock::awaited<lock::waiting_for_event> async_wait_until(
        std::chrono::time_point<Clock, Duration> limit) noexcept {
        return {lock::waiting_for_event{*this}, wait::on_port_clock(limit)};
    }
    [[nodiscard]] const char* name() const noexcept { return name_; }

private:
    friend class lock::waiting_for_event;
    static constexpr std::uint32_t is_set_bit = 1, one_set = 2;

    port::word state_;  // is it set, and how often it was
    wait::event event_;
    const char* name_;
};

inline lock::waiting_for_event::waiting_for_event(event& of) noexcept
    : of_{&of}, before_{of.state_.load(std::memory_order_seq_cst) & ~event::is_set_bit} {}
inline wait::told_wait lock::waiting_for_event::told() const noexcept {
    return {trace::reason::event, of_, of_->name_};
}
inline void lock::waiting_for_event::enter(wait::waiter who) noexcept { of_->event_.enter(who); }
inline void lock::waiting_for_event::leave(wait::waiter who) noexcept { of_->event_.leave(who); }
inline bool lock::waiting_for_event::ready() noexcept {
    const std::uint32_t now = of_->state_.load(std::memory_order_seq_cst);
    return now & event::is_set_bit || now != before_;
}
inline port::watched lock::waiting_for_event::watch() noexcept { return of_->event_.watch(); }

}  // namespace pawl::inline PAWL_PORT
