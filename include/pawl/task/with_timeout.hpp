// A limit of time for whatever can be cancelled.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/apart.hpp>
#include <pawl/task/limited.hpp>
#include <pawl/wait/deadline.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/timer_queue.hpp>

#include <chrono>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace tasks {
class time_limit final : wait::timer {
public:
    using ending = void (*)(void*) noexcept;
    explicit time_limit(port::clock::time_point until) noexcept : until_{until} {}
    time_limit(time_limit&& other) noexcept : until_{other.until_} {}
    time_limit& operator=(time_limit) = delete;
    ~time_limit() { end(); }

    [[nodiscard]] bool has_ended() noexcept { return false; }
    void begin(wait::loop& at, ending f, void* what) noexcept {
        end_ = f;
        what_ = what;
        at_ = &at;
        at.timers().set(*this, until_);
    }
    void end() noexcept {
        if (at_) std::exchange(at_, nullptr)->timers().take_away(*this);
    }
    [[nodiscard]] errc why() const noexcept { return passed_ ? errc::timeout : errc{}; }

private:
    void due() noexcept override {
        passed_ = true;
        end_(what_);
    }

    port::clock::time_point until_;
    wait::loop* at_ = nullptr;
    ending end_ = nullptr;
    void* what_ = nullptr;
    bool passed_ = false;
};
}  // namespace tasks

/// co_await: a task, or whatever else has cancel(), for so long at most: then it is cancelled, and this goes on when it has
/// ended. What gives a std::expected with an errc goes on giving that, with errc::timeout in the place of errc::cancelled,
/// and a value where it was quicker than its end: nothing is lost. What gives T gives std::expected<T, errc>; the value of a task
/// that ends after it was told to stop is dropped. An exception comes through in any case. Never allocates. Where no loop
/// runs on this thread the time has no effect.
template <class Rep, class Period, class Awaitable>
[[nodiscard]] auto with_timeout(std::chrono::duration<Rep, Period> limit, Awaitable what) {
    return tasks::limited{tasks::time_limit{wait::after_now(limit)}, tasks::as_cancellable(std::move(what))};
}
/// The same until a moment on any clock.
template <class Clock, class Duration, class Awaitable>
[[nodiscard]] auto with_deadline(std::chrono::time_point<Clock, Duration> limit, Awaitable what) {
    return tasks::limited{tasks::time_limit{wait::on_port_clock(limit)}, tasks::as_cancellable(std::move(what))};
}

}  // namespace pawl::inline PAWL_PORT
