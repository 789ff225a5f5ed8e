// The waiting dance for coroutines of any type, where one core runs all.
#pragma once

#include <pawl/error.hpp>
#include <pawl/wait/event.hpp>
#include <pawl/wait/held_locks.hpp>
#include <pawl/wait/limit.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/waiting.hpp>

#include <array>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <type_traits>
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
    [[nodiscard]] std::coroutine_handle<> look() noexcept override {
        looks();
        if (cancelled_ || (std::exchange(started_, true) ? waiting_.again() : waiting_.start())) return is_over();
        at_->words().add(*this, at_->reached_through());
        rearm(*at_, waiting_.deadline());
        return {};
    }
    void leave_loop() noexcept {
        if (!has_begun()) return;
        at_->words().remove(*this, at_->reached_through());
        take_timer_away(*at_);
        end();
    }

    loop* at_ = nullptr;
    bool started_ = false;
    bool cancelled_ = false;
    bool fetched_ = false;
    waiting<Operations...> waiting_;
};

/// Whether it looks at a clock at all.
template <class Limit, class... Operations>
struct if_timed {
    static constexpr bool value = Limit::is_limited || !(untimed_operation<Operations> && ...);
    using base = std::conditional_t<value, timed_suspended, suspended>;
};

/// The same for operations that events tell of: it stands in the list of each event, and is looked at when one of them was notified.
/// Limit: what is known of its deadline (limit.hpp).
template <class Limit, class... Operations>
class told_awaiting : if_timed<Limit, Operations...>::base {
    static constexpr bool is_timed = if_timed<Limit, Operations...>::value;
    using suspended::begin, suspended::end, suspended::make_ready, suspended::looks, suspended::is_over;

public:
    static constexpr std::size_t count = sizeof...(Operations), none = count;

    explicit told_awaiting(Limit limit, std::size_t first, Operations&... operations) noexcept
        : operations_{operations...}, limit_{limit}, first_{static_cast<std::uint8_t>(first)} {
        for (hook& each : hooks_) each.of = this;
    }
    /// The coroutine is destroyed, perhaps while it waits: to be called by who does that, while the operations are there. No
    /// destructor does, which would be dear where nothing is left to do.
    [[gnu::always_inline]] void abandon() noexcept {
        if (this->has_begun()) abandon_wait();
    }

    [[nodiscard]] bool await_ready() noexcept {
        if (cancelled_) return true;
        at_ = &loop::here();
        begin(at_->reached_through());
        if (at_->may_go_on()) return again();
        make_ready(suspended::looks_first);
        return false;
    }
    /// In debug builds a coroutine that holds a lock of its thread's is refused (std::invalid_argument).
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!refuses_held_locks) {
        at_->refuse_held_locks();
        this->suspend(handle, completes);
        if (!at_->runs()) {
            at_->block_for(*this, [this] { return next_look(); });
            return false;
        }
        if constexpr (is_timed) this->look_by(*at_, next_look());
        return true;
    }
    [[gnu::always_inline]] std::size_t await_resume() noexcept {
        if (!this->has_begun()) return finished_;
        if (completes && !is_timed && this->end_as_completed()) return 0;
        return end_otherwise();
    }

    /// Ends the wait; the coroutine goes on when those before it have. On the loop, at any time before the coroutine has gone on.
    void cancel() noexcept {
        cancelled_ = true;
        if (!this->has_begun()) return;
        leave();
        make_ready(suspended::looks_first);
    }
    [[nodiscard]] std::size_t finished() const noexcept { return finished_; }
    /// Why none of the operations was finished.
    [[nodiscard]] errc why() const noexcept { return cancelled_ ? errc::cancelled : errc::timeout; }

private:
    [[nodiscard]] std::coroutine_handle<> look() noexcept final {
        looks();
        if (cancelled_ || again()) {
            if constexpr (is_timed) this->take_timer_away(*at_);
            return is_over();
        }
        return {};
    }
    [[gnu::always_inline]] bool again() noexcept {
        if (attempt_each() || has_passed()) return leave();
        enter();
        if (attempt_each()) return leave();
        if constexpr (is_timed) this->rearm(*at_, next_look());
        return false;
    }
    [[nodiscard]] port::clock::time_point next_look() noexcept {
        if constexpr (!is_timed) return port::clock::time_point::max();
        return std::apply([&](auto&... each) { return std::min({limit_.until(), each.due()...}); }, operations_);
    }
    // The clock is not asked for nothing.
    [[nodiscard]] bool has_passed() const noexcept {
        if constexpr (!Limit::is_limited) return false;
        return limit_.until() != port::clock::time_point::max() && limit_.until() <= port::clock::now();
    }

    // To be notified is to be over (operation.hpp).
    static constexpr bool completes = count == 1 && (completed_operation<Operations> && ...);

    [[gnu::noinline]] std::size_t end_otherwise() noexcept {
        if (this->was_completed()) finished_ = 0;
        if constexpr (is_timed) this->take_timer_away(*at_);
        end();
        return finished_;
    }
    [[gnu::cold, gnu::noinline]] void abandon_wait() noexcept {
        leave();
        if constexpr (is_timed) this->take_timer_away(*at_);
        end();
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
    [[no_unique_address]] Limit limit_;
    std::array<hook, count> hooks_;
    std::uint8_t first_;
    std::uint8_t finished_ = none;
    bool cancelled_ = false;
    bool entered_ = false;
};

template <class... Operations>
requires(told_operation<Operations>&&...) class awaiting<Operations...> : public told_awaiting<limit, Operations...> {
public:
    using told_awaiting<limit, Operations...>::told_awaiting;
};

/// Of one operation, with a limit or without.
template <class Limit, class Operation>
struct awaiting_type {
    using type = awaiting<Operation>;
};
template <class Limit, told_operation Operation>
struct awaiting_type<Limit, Operation> {
    using type = told_awaiting<Limit, Operation>;
};
template <class Limit, class Operation>
using awaiting_within = typename awaiting_type<Limit, Operation>::type;

}  // namespace pawl::inline PAWL_PORT::wait
