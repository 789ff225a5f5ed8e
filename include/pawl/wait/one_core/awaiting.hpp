// The waiting dance for coroutines of any type, where one core runs all.
#pragma once

#include <pawl/error.hpp>
#include <pawl/wait/event.hpp>
#include <pawl/wait/held_locks.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/waiting.hpp>

#include <array>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// An awaiter: `co_await` gives the number of the operation that ended the wait, or none. It suspends where a loop runs, and is
/// resumed there; elsewhere it blocks, as a call that waits does.
///
/// Destroying the coroutine while it waits, on its loop, ends the wait as cancel() does: nothing is lost, and a
/// wake-up is passed on. The operations outlive it and do not move; nor does it.
///
/// This is the long way, for operations that no event tells of: those who wait are looked at when words have changed.
template <class... Operations>
class awaiting final : waiting_for_words {
public:
    static constexpr std::size_t none = waiting<Operations...>::none;

    explicit awaiting(port::clock::time_point deadline, std::size_t first, Operations&... operations) noexcept
        : waiting_{deadline, first, operations...} {}
    ~awaiting() { abandon(); }
    /// The coroutine is destroyed, perhaps while it waits: to be called by who does that, while the operations are there.
    void abandon() noexcept {
        if (!at_ || std::exchange(fetched_, true)) return;
        leave_loop();
        waiting_.abandon();
    }

    [[nodiscard]] bool await_ready() noexcept {
        if (cancelled_) return true;
        at_ = &loop::here();
        started_ = at_->may_go_on();
        return started_ && waiting_.start();
    }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!refuses_held_locks) {
        if (!at_->runs()) {
            do port::wait_any(waiting_.words(), waiting_.deadline());
            while (!waiting_.again());
            return false;
        }
        at_->refuse_held_locks();
        begin(at_->reached_through());
        suspend(handle, false);
        look_by(*at_, waiting_.deadline());
        if (started_)
            at_->words().add(*this, at_->reached_through());
        else
            make_ready(looks_first);
        return true;
    }
    std::size_t await_resume() noexcept {
        if (at_) leave_loop();
        fetched_ = true;
        return waiting_.finished();
    }

    /// Ends the wait; the coroutine goes on when those before it have. On the loop, at any time before the coroutine has gone
    /// on. Where a peer was quicker the operation is done nevertheless.
    void cancel() noexcept {
        if (fetched_) return;
        cancelled_ = true;
        waiting_.cancel();
        if (!at_ || !has_begun()) return;
        at_->words().remove(*this, at_->reached_through());
        make_ready(looks_first);
    }
    [[nodiscard]] std::size_t finished() const noexcept { return waiting_.finished(); }
    /// Why none of the operations was finished.
    [[nodiscard]] errc why() const noexcept { return cancelled_ ? errc::cancelled : waiting_.why(); }

private:
    std::span<const port::watched> words() const noexcept override { return waiting_.words(); }
    [[nodiscard]] port::clock::time_point next_look() noexcept override { return waiting_.deadline(); }
    bool again() noexcept override {
        if (cancelled_) return true;
        if (std::exchange(started_, true) ? waiting_.again() : waiting_.start()) return true;
        at_->words().add(*this, at_->reached_through());
        rearm(*at_);
        return false;
    }
    void leave_loop() noexcept {
        if (!has_begun()) return;
        at_->words().remove(*this, at_->reached_through());
        end(*at_);
    }

    loop* at_ = nullptr;
    bool started_ = false;
    bool cancelled_ = false;
    bool fetched_ = false;
    waiting<Operations...> waiting_;
};

/// The same for operations that events tell of: it stands in the list of each event, and is looked at when one of them was notified.
template <class... Operations>
requires(told_operation<Operations>&&...) class awaiting<Operations...> final : suspended {
public:
    static constexpr std::size_t count = sizeof...(Operations), none = count;

    explicit awaiting(port::clock::time_point deadline, std::size_t first, Operations&... operations) noexcept
        : operations_{operations...}, deadline_{deadline}, first_{static_cast<std::uint8_t>(first)} {
        for (hook& each : hooks_) each.of = this;
    }
    /// The coroutine is destroyed, perhaps while it waits: to be called by who does that, while the operations are there. No
    /// destructor does, which would be dear where nothing is left to do.
    [[gnu::always_inline]] void abandon() noexcept {
        if (has_begun()) abandon_wait();
    }

    [[nodiscard]] bool await_ready() noexcept {
        if (cancelled_) return true;
        at_ = &loop::here();
        begin(at_->reached_through());
        if (at_->may_go_on()) return again();
        make_ready(looks_first);
        return false;
    }
    /// In debug builds a coroutine that holds a lock of its thread's is refused (std::invalid_argument).
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!refuses_held_locks) {
        at_->refuse_held_locks();
        suspend(handle, completes);
        if (!at_->runs()) {
            at_->block_for(*this);
            return false;
        }
        look_by(*at_, next_look());
        return true;
    }
    [[gnu::always_inline]] std::size_t await_resume() noexcept {
        if (completes && end_as_completed()) return 0;
        return end_otherwise();
    }

    /// Ends the wait; the coroutine goes on when those before it have. On the loop, at any time before the coroutine has gone on.
    void cancel() noexcept {
        cancelled_ = true;
        if (!has_begun()) return;
        leave();
        make_ready(looks_first);
    }
    [[nodiscard]] std::size_t finished() const noexcept { return finished_; }
    /// Why none of the operations was finished.
    [[nodiscard]] errc why() const noexcept { return cancelled_ ? errc::cancelled : errc::timeout; }

private:
    bool again() noexcept override {
        if (cancelled_) return true;
        if (attempt_each() || has_passed()) return leave();
        enter();
        if (attempt_each()) return leave();
        rearm(*at_);
        return false;
    }
    [[nodiscard]] port::clock::time_point next_look() noexcept override {
        return std::apply([&](auto&... each) { return std::min({deadline_, each.due()...}); }, operations_);
    }
    // The clock is not asked for nothing.
    [[nodiscard]] bool has_passed() const noexcept {
        return deadline_ != port::clock::time_point::max() && deadline_ <= port::clock::now();
    }

    // To be notified is to be over (operation.hpp).
    static constexpr bool completes = count == 1 && (completed_operation<Operations> && ...);

    [[gnu::noinline]] std::size_t end_otherwise() noexcept {
        if (was_completed()) finished_ = 0;
        if (has_begun()) end(*at_);
        return finished_;
    }
    [[gnu::cold, gnu::noinline]] void abandon_wait() noexcept {
        leave();
        end(*at_);
    }

    // Calls f(operation, index) in the order of the circle until it returns true.
    template <class F>
    bool any(F&& f) noexcept {
        if constexpr (count == 1) return f(std::get<0>(operations_), std::size_t{0});
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            const auto part = [&](bool after) {
                return (((Index >= first_) == after && f(std::get<Index>(operations_), Index)) || ...);
            };
            return part(true) || (first_ != 0 && part(false));
        }
        (std::index_sequence_for<Operations...>{});
    }
    bool attempt_each() noexcept {
        return any([this](auto& each, std::size_t index) {
            if (!each.attempt()) return false;
            finished_ = static_cast<std::uint8_t>(index);
            return true;
        });
    }
    // Those that a waker has taken out of their lists stand there again.
    void enter() noexcept {
        entered_ = true;
        any([this](auto& each, std::size_t index) {
            if (!hooks_[index].next) each.enter(waiter{hooks_[index]});
            return false;
        });
    }
    bool leave() noexcept {
        if (!std::exchange(entered_, false)) return true;
        any([this](auto& each, std::size_t index) {
            each.leave(waiter{hooks_[index]});
            return false;
        });
        return true;
    }

    loop* at_ = nullptr;
    std::tuple<Operations&...> operations_;
    port::clock::time_point deadline_;
    std::array<hook, count> hooks_;
    std::uint8_t first_;
    std::uint8_t finished_ = none;
    bool cancelled_ = false;
    bool entered_ = false;
};

}  // namespace pawl::inline PAWL_PORT::wait
