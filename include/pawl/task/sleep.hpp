// Waiting for a time.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/ready.hpp>
#include <pawl/wait/timer_queue.hpp>
#include <pawl/wait/told_wait.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <chrono>
#include <coroutine>
#include <expected>
#include <span>

namespace pawl::inline PAWL_PORT {

namespace tasks {
/// co_await gives nothing, or errc::cancelled. May be moved until it is awaited.
class [[nodiscard("it is to be awaited")]] sleeping final : wait::timer {
public:
    explicit sleeping(port::clock::time_point until) noexcept : until_{until} {}
    sleeping(sleeping && other) noexcept : until_{other.until_}, cancelled_{other.cancelled_} {}
    sleeping& operator=(sleeping) = delete;
    /// The coroutine is gone: so is its timer.
    ~sleeping() {
        if (!at_) return;
        at_->timers().take_away(*this);
        at_->forget(node_);
    }

    /// Ends the sleep: the coroutine goes on soon. From its thread.
    void cancel() noexcept {
        if (at_ && !is_set()) return;  // it is over
        cancelled_ = true;
        if (!at_) return;
        at_->timers().take_away(*this);
        at_->go_on(node_);
    }

    [[nodiscard]] bool await_ready() const noexcept { return cancelled_ || until_ <= port::clock::now(); }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) noexcept(!wait::refuses_held_locks) {
        wait::loop& here = wait::loop::here();
        if (!here.runs()) {
            while (port::clock::now() < until_) port::wait_any({}, until_);
            return false;
        }
        here.refuse_held_locks();
        at_ = &here;
        node_.coroutine = by;
        here.timers().set(*this, until_);
        return true;
    }
    std::expected<void, errc> await_resume() noexcept {
        at_ = nullptr;
        if (cancelled_) return std::unexpected(errc::cancelled);
        return {};
    }

    [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::sleep, this}; }

private:
    void due() noexcept override {
        trace::tell_of(trace::traced::due, this);
        at_->go_on(node_);
    }

    port::clock::time_point until_;
    wait::loop* at_ = nullptr;
    wait::ready_node node_;
    bool cancelled_ = false;
};
}  // namespace tasks

/// co_await: goes on when so much time has passed, never earlier. Gives std::expected<void, errc>: errc::cancelled, where the
/// task was stopped meanwhile; nothing is lost then. Sets a timer in its level's queue: about log n steps among n sleepers,
/// no allocation, and nothing runs until the earliest of them is due. Where no loop runs on this thread it blocks.
template <class Rep, class Period>
[[nodiscard]] tasks::sleeping sleep_for(std::chrono::duration<Rep, Period> time) noexcept {
    return tasks::sleeping{wait::after_now(time)};
}
/// The same until a moment on any clock.
template <class Clock, class Duration>
[[nodiscard]] tasks::sleeping sleep_until(std::chrono::time_point<Clock, Duration> moment) noexcept {
    return tasks::sleeping{wait::on_port_clock(moment)};
}

}  // namespace pawl::inline PAWL_PORT
