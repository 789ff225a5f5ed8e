// A stop token as the limit of whatever can be cancelled.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/apart.hpp>
#include <pawl/task/limited.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/wait/guest.hpp>
#include <pawl/wait/loop.hpp>

#include <utility>

namespace pawl::inline PAWL_PORT {

namespace tasks {
class stop_limit final : wait::guest {
public:
    using ending = void (*)(void*) noexcept;
    explicit stop_limit(stop_token token) noexcept : token_{token} {}
    stop_limit(stop_limit&& other) noexcept : token_{other.token_} {}
    stop_limit& operator=(stop_limit) = delete;
    ~stop_limit() { end(); }

    [[nodiscard]] bool has_ended() noexcept { return stopped_ = token_.stop_requested(); }
    void begin(wait::loop& at, ending f, void* what) {
        end_ = f;
        what_ = what;
        at_ = &at;
        at.guests().add(*this);
        token_.is_listened_to_in(at);
        // A request that came meanwhile, and saw nobody listen here.
        if (!stopped_ && token_.stop_requested()) at.reached_through().ask();
    }
    void end() noexcept {
        if (at_) std::exchange(at_, nullptr)->guests().remove(*this);
    }
    [[nodiscard]] errc why() const noexcept { return stopped_ ? errc::cancelled : errc{}; }

private:
    void look() noexcept override {
        if (stopped_ || !token_.stop_requested()) return;
        stopped_ = true;
        end_(what_);
    }

    stop_token token_;
    wait::loop* at_ = nullptr;
    ending end_ = nullptr;
    void* what_ = nullptr;
    bool stopped_ = false;
};
}  // namespace tasks

/// co_await: a task, or whatever else has cancel(), until the token's source says stop: then it is cancelled, and this goes
/// on when it has ended, with errc::cancelled; in all else as with_timeout. Any number of tasks may wait for one source.
template <class Awaitable>
[[nodiscard]] auto until_stopped(stop_token token, Awaitable what) {
    return tasks::limited{tasks::stop_limit{token}, tasks::as_cancellable(std::move(what))};
}

}  // namespace pawl::inline PAWL_PORT
