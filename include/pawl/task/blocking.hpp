// Computations that are not made of tasks, beside urgent ones: on a second stack, or when nobody else runs.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/outcome.hpp>
#include <pawl/task/second_stack.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/ready.hpp>
#include <pawl/wait/told_wait.hpp>

#include <atomic>
#include <chrono>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace tasks {

template <class F>
concept stoppable = std::invocable<F&, stop_token>;
template <class F>
struct result_of {
    using type = std::invoke_result_t<F&>;
};
template <stoppable F>
struct result_of<F> {
    using type = std::invoke_result_t<F&, stop_token>;
};

/// An hour at most, whatever a caller asks for.
template <class Rep, class Period>
[[nodiscard]] constexpr std::chrono::nanoseconds length_of_a_turn(std::chrono::duration<Rep, Period> asked) noexcept {
    constexpr std::chrono::hours most{1};
    if (!(asked > asked.zero())) return {};
    return asked < most ? std::chrono::ceil<std::chrono::nanoseconds>(asked) : std::chrono::nanoseconds{most};
}

/// co_await gives std::expected<what f returns, errc>. May be moved until it is awaited.
template <class F>
class [[nodiscard("it is to be awaited")]] run_apart final : apart_job {
    using result = typename result_of<F>::type;

public:
    run_apart(second_stack & where, std::chrono::nanoseconds turn, F f)
        : where_{&where}, turn_{turn}, f_{std::move(f)} {}
    run_apart(run_apart && other) : where_{other.where_}, turn_{other.turn_}, f_{std::move(other.f_)} {}
    run_apart& operator=(run_apart) = delete;
    /// The coroutine is gone. What runs is waited for: it uses this object.
    ~run_apart() {
        if (!at_) return;
        stop_.request_stop();
        if (where_->take_back(place_)) return;
        where_->wait_until_left(place_);
        at_->forget_wherever(node_);
    }

    /// Not begun: it never runs. Running: it is asked to stop, if it takes a stop_token, and is waited for.
    void cancel() noexcept {
        cancelled_ = true;
        stop_.request_stop();
        if (!at_ || !where_->take_back(place_)) return;
        never_ran_ = true;
        at_->go_on(node_);
    }

    [[nodiscard]] wait::told_wait told() const noexcept {
        return {trace::reason::job, static_cast<const apart_job*>(this)};
    }
    [[nodiscard]] bool await_ready() const noexcept { return cancelled_; }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) {
        wait::loop& here = wait::loop::here();
        // On the second stack itself a function that waited for another one there would wait for ever.
        if (!here.runs() || where_->is_this_thread()) {
            call();
            ran_ = true;
            return false;
        }
        here.refuse_held_locks();
        box_ = &here.reached_through();
        node_.coroutine = by;
        at_ = &here;
        if (where_->add(*this, turn_, place_)) return true;
        at_ = nullptr;
        return false;
    }
    std::expected<typename outcome<result>::type, errc> await_resume() {
        // Who comes back from the other thread has run, or was taken back.
        if (std::exchange(at_, nullptr)) ran_ = !never_ran_;
        if (!ran_) return std::unexpected(cancelled_ ? errc::cancelled : errc::too_many);
        if constexpr (std::is_void_v<result>) {
            outcome_.take();
            return {};
        } else
            return outcome_.take();
    }

private:
    void call() {
#if defined(__cpp_exceptions)
        try {
            call_plainly();
        } catch (...) {
            outcome_.fail_with_current();
        }
#else
        call_plainly();
#endif
    }
    void call_plainly() {
        const auto called = [this]() -> decltype(auto) {
            if constexpr (stoppable<F>)
                return f_(stop_.token());
            else
                return f_();
        };
        if constexpr (std::is_void_v<result>)
            called();
        else
            outcome_.set(called());
    }
    void run() noexcept override { call(); }
    // The coroutine may go on, and this object with it, before push() returns: the inbox is in static storage.
    void finish() noexcept override { box_->push(node_); }
    void refuse() noexcept override {
        never_ran_ = true;
        box_->push(node_);
    }

    second_stack* where_;
    std::chrono::nanoseconds turn_;
    F f_;
    outcome<result> outcome_;
    stop_source stop_;
    wait::loop* at_ = nullptr;
    wait::inbox* box_ = nullptr;
    wait::ready_node node_;
    second_stack::place place_;
    bool cancelled_ = false, never_ran_ = false, ran_ = false;
};
}  // namespace tasks

/// co_await: f() runs on the one second stack, while tasks go on; behind those that were there before. Gives
/// std::expected<R, errc> of what f returns; what it throws comes out. f never runs at a real-time priority; where levels of
/// an executor do and are always busy, each sleeps for `interval` after it was busy for so long, so that f gets its turns even
/// if all is pinned to one core: an urgent task then waits for `interval` at most.
///
/// Where f takes a pawl::stop_token it is given one. Stopped before f begins: errc::cancelled, and f never runs. While it runs:
/// f is asked to stop if it takes a token, and its result comes all the same; nothing is lost. errc::too_many: 64 wait already, or
/// no thread can be had. Where no loop runs on this thread f() is called in its place; within another f of this kind too.
///
/// With GCC 12 a closure that captures more than trivial things is made before the co_await: `auto work = pawl::blocking(1ms,
/// f); co_await std::move(work);`. That compiler destroys it twice otherwise.
template <class Rep, class Period, class F>
[[nodiscard]] auto blocking(std::chrono::duration<Rep, Period> interval, F f) {
    return tasks::run_apart<F>{tasks::the_second_stack, tasks::length_of_a_turn(interval), std::move(f)};
}

/// co_await: the same on a thread that runs when nobody else wants the core (SCHED_IDLE), and is preempted at once. It gets no
/// turns while tasks that outrank it can run: on a machine that is always busy it may never end.
template <class F>
[[nodiscard]] auto low_priority(F f) {
    return tasks::run_apart<F>{tasks::the_low_stack, {}, std::move(f)};
}

}  // namespace pawl::inline PAWL_PORT
