// The waiting dance for coroutines of any type.
#pragma once

#include <pawl/error.hpp>
#include <pawl/wait/held_locks.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/waiting.hpp>

#include <coroutine>
#include <cstddef>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::wait {

/// An awaiter: `co_await` gives the number of the operation that ended the wait, or none. It suspends where the thread
/// runs a loop (pawl::block_on), and is resumed there; elsewhere it blocks, as a call that waits does.
///
/// Destroying the coroutine while it waits, on the loop's thread, ends the wait as cancel() does: nothing is lost, and a
/// wake-up is passed on. The operations outlive it and do not move; nor does it.
template <class... Operations>
class awaiting final : suspended {
public:
    static constexpr std::size_t none = waiting<Operations...>::none;

    explicit awaiting(port::clock::time_point deadline, std::size_t first, Operations&... operations) noexcept
        : waiting_{deadline, first, operations...} {}
    ~awaiting() { abandon(); }
    /// The coroutine is destroyed, perhaps while it waits: to be called by who does that, while the operations are there.
    void abandon() noexcept {
        if (!at_ || std::exchange(fetched_, true)) return;
        at_->remove(*this);
        waiting_.abandon();
    }

    [[nodiscard]] bool await_ready() noexcept {
        if (cancelled_) return true;
        at_ = &loop::here();
        const bool goes_on = at_->may_go_on();
        started_ = goes_on;
        if constexpr (waiting<Operations...>::may_be_told) {
            if (at_->runs() && at_->told().is_reached()) {
                const auto in_loop = [this](const port::word& word) { told_of_ |= at_->told().be_told_of(word); };
                if (goes_on) return waiting_.start_in_loop(in_loop);
                waiting_.be_told(in_loop);
            }
        }
        return goes_on && waiting_.start();
    }
    /// In debug builds a coroutine that holds a lock of its thread's is refused (std::invalid_argument).
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle) noexcept(!refuses_held_locks) {
        if (at_->runs()) {
            if constexpr (refuses_held_locks) refuse_locks_beyond(at_->locks_before());
            at_->add(*this, handle, !started_);
            return true;
        }
        do port::wait_any(waiting_.words(), waiting_.deadline());
        while (!waiting_.again());
        return false;
    }
    std::size_t await_resume() noexcept {
        fetched_ = true;
        return waiting_.finished();
    }

    /// Ends the wait; the coroutine goes on when the loop next comes round. From the loop's thread, at any time before the
    /// coroutine has gone on. Where a peer was quicker the operation is done nevertheless.
    void cancel() noexcept {
        if (fetched_) return;
        cancelled_ = true;
        waiting_.cancel();
        if (at_) at_->hurry(*this);
    }
    [[nodiscard]] std::size_t finished() const noexcept { return waiting_.finished(); }
    /// Why none of the operations was finished.
    [[nodiscard]] errc why() const noexcept {
        if (cancelled_) return errc::cancelled;
        return waiting_.refused() ? errc::too_many : errc::timeout;
    }

private:
    std::span<const port::watched> words() const noexcept override {
        return started_ ? waiting_.words() : std::span<const port::watched>{};
    }
    port::clock::time_point deadline() const noexcept override { return waiting_.deadline(); }
    bool again() noexcept override {
        if (cancelled_) return true;
        if (started_) return waiting_.again();
        started_ = true;
        return waiting_.start();
    }
    void pass_on() noexcept override { waiting_.pass_on(); }

    loop* at_ = nullptr;
    bool started_ = false;
    bool cancelled_ = false;
    bool fetched_ = false;
    waiting<Operations...> waiting_;
};

/// Of one operation, with a limit or without.
template <class Limit, class Operation>
using awaiting_within = awaiting<Operation>;

}  // namespace pawl::inline PAWL_PORT::wait
