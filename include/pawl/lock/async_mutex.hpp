// The lock for coroutines.
#pragma once

#include <pawl/error.hpp>
#include <pawl/lock/line.hpp>
#include <pawl/lock/standing_in_line.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/awaited.hpp>
#include <pawl/wait/blocking.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/wait/told_wait.hpp>
#include <pawl/watch/misuse_of.hpp>
#include <pawl/watch/printable.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <chrono>
#include <cstdlib>
#include <expected>
#include <source_location>
#include <string>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Mutual exclusion between coroutines, on any threads, and threads that block. Its owner is who has the guard, not a thread:
/// it may be held across co_await and given up elsewhere. First come, first served: it is handed to who waits longest, so
/// that nobody who comes later takes it meanwhile. No thread waits while a coroutine does. Never allocates.
///
/// Whoever waits lends its priority, its own or its level's, to the level of an executor whose task took the lock, and so on along
/// a chain, where the system permits that. The level keeps the highest that was lent to it until its tasks have given up all
/// for which somebody lent one. Nothing is lent to a thread that holds it outside of an executor.
/// It does not know which task holds it: a circle through it is not found, and a task that locks it twice waits for ever.
///
///     auto held = co_await m.async_lock();
class async_mutex {
public:
    /// Gives the lock up when it goes. Movable, to other threads as well.
    class [[nodiscard]] guard {
    public:
        guard() noexcept = default;
        guard(guard&& other) noexcept : held_{std::exchange(other.held_, nullptr)} {}
        guard& operator=(guard&& other) noexcept {
            guard{std::move(other)}.swap(*this);
            return *this;
        }
        ~guard() { unlock(); }

        /// Before its end.
        void unlock() noexcept {
            if (held_) std::exchange(held_, nullptr)->unlock();
        }
        [[nodiscard]] bool owns_lock() const noexcept { return held_ != nullptr; }
        explicit operator bool() const noexcept { return owns_lock(); }
        void swap(guard& other) noexcept { std::swap(held_, other.held_); }

    private:
        friend class async_mutex;
        explicit guard(async_mutex& held) noexcept : held_{&held} {}
        async_mutex* held_ = nullptr;
    };

    /// co_await gives a guard, or errc: cancelled, timeout. A coroutine that is destroyed while it waits leaves the line;
    /// where it had been handed the lock, that goes to the next one.
    class [[nodiscard]] awaited_lock : public wait::awaited<lock::standing_in_line> {
        using base = wait::awaited<lock::standing_in_line>;

    public:
        awaited_lock(async_mutex& of, port::clock::time_point deadline) noexcept : base{errc{}, deadline}, of_{&of} {}
        [[nodiscard]] bool await_ready() noexcept { return base::begin(&of_->line_); }
        /// Instead of await_ready(), for who would have to go elsewhere to wait: true, where it is over at once. Never waits.
        [[nodiscard]] bool is_over_at_once() noexcept { return base::attempt_once(&of_->line_); }
        [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::async_lock, of_, of_->name_}; }

    protected:
        [[nodiscard]] std::expected<guard, errc> end() noexcept {
            if (base::end()) {
                of_->tell_of(trace::traced::locked);
                return guard{*of_};
            }
            return std::unexpected(base::why());
        }

    private:
        async_mutex* of_;
    };
    class [[nodiscard]] awaited_lock_in_time : public awaited_lock {
    public:
        using awaited_lock::awaited_lock;
        std::expected<guard, errc> await_resume() noexcept { return end(); }
    };
    /// Without a deadline: an empty guard after cancel().
    class [[nodiscard]] awaited_lock_in_any_case : public awaited_lock {
    public:
        using awaited_lock::awaited_lock;
        guard await_resume() noexcept { return end().value_or(guard{}); }
    };

    /// name: a literal, or what outlives the mutex; for reports.
    constexpr explicit async_mutex(const char* name = "") noexcept : name_{name} {}
    async_mutex(const async_mutex&) = delete;
    async_mutex& operator=(const async_mutex&) = delete;
    /// Held, or waited for: the program ends, and says so.
    ~async_mutex() {
        if (line_.is_taken() && port::surely_not_exiting() && !port::in_static_storage(this))
            watch::misuse_of("async mutex", name_, "was destroyed while it is held");
    }

    /// co_await: a guard. Where this thread runs pawl::block_on the coroutine waits, not the thread.
    [[nodiscard]] awaited_lock_in_any_case async_lock() noexcept {
        expect_exit();
        return awaited_lock_in_any_case{*this, port::clock::time_point::max()};
    }
    /// co_await: std::expected<guard, errc>.
    template <class Rep, class Period>
    [[nodiscard]] awaited_lock_in_time async_lock_for(std::chrono::duration<Rep, Period> limit) noexcept {
        return async_lock_until(wait::after_now(limit));
    }
    template <class Clock, class Duration>
    [[nodiscard]] awaited_lock_in_time async_lock_until(std::chrono::time_point<Clock, Duration> limit) noexcept {
        expect_exit();
        return awaited_lock_in_time{*this, wait::on_port_clock(limit)};
    }

    /// For threads: blocks until it is the caller's.
    void lock(std::source_location at = std::source_location::current()) noexcept {
        static_cast<void>(try_lock_until(port::clock::time_point::max(), at));
    }
    /// The same with a guard.
    guard hold(std::source_location at = std::source_location::current()) noexcept {
        lock(at);
        return guard{*this};
    }
    /// False: held. Wait-free, never waits.
    [[nodiscard]] bool try_lock() noexcept PAWL_NONBLOCKING {
        const bool taken = line_.try_take();
        if (taken) tell_of(trace::traced::locked);
        return taken;
    }
    template <class Rep, class Period>
    [[nodiscard]] bool try_lock_for(std::chrono::duration<Rep, Period> limit,
                                    std::source_location at = std::source_location::current()) noexcept {
        return try_lock_until(wait::after_now(limit), at);
    }
    template <class Clock, class Duration>
    [[nodiscard]] bool try_lock_until(std::chrono::time_point<Clock, Duration> limit,
                                      std::source_location at = std::source_location::current()) noexcept {
        expect_exit();
        lock::standing_in_line operation{line_};
        const port::clock::time_point until = wait::on_port_clock(limit);
        wait::waiting<lock::standing_in_line> waiting{until, 0, operation};
        const auto reason = [&]() noexcept -> wait::wait_reason {
            return {watch::waits_to::acquire, this, name_, at, until};
        };
        const bool taken = wait::until_finished(waiting, reason) != waiting.none;
        if (taken) tell_of(trace::traced::locked, at);
        return taken;
    }
    /// By whoever holds it, on any thread. Hands it to who waits longest. Lock-free but for the kernel's wake-up.
    /// The program ends, and says so, where nobody holds it.
    void unlock() noexcept PAWL_NONBLOCKING {
        tell_of(trace::traced::unlocked);
        if (!line_.give_up()) [[unlikely]]
            nobody_holds_it();
    }
    [[nodiscard]] const char* name() const noexcept { return name_; }

private:
    void tell_of(trace::traced what, std::source_location at = {}) const noexcept PAWL_NONBLOCKING {
        trace::tell_of(what, this, name_, at, nullptr, 1);
    }
    [[noreturn, gnu::cold, gnu::noinline]] void nobody_holds_it() const noexcept {
        port::last_words("pawl: async mutex \"");
        port::last_words(name_);
        port::last_words("\" was unlocked while nobody holds it\n");
        std::abort();
    }
    // Held in static storage when the program ends: no mistake, but only who expects that can tell.
    static void expect_exit() noexcept {
        if constexpr (port::shows_every_wait) port::expect_exit();
    }

    lock::line line_;
    const char* name_;
};

}  // namespace pawl::inline PAWL_PORT
