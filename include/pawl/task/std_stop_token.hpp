// std::stop_token in the place of pawl::stop_token. Not included by pawl/task.hpp: the standard's tokens take a heap.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/apart.hpp>
#include <pawl/task/limited.hpp>
#include <pawl/task/stop_token.hpp>
#include <pawl/task/until_stopped.hpp>

#include <optional>
#include <stop_token>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// A stop_source that a std::stop_source stops. It outlives its tokens, as any stop_source. Whoever calls the standard's request_stop()
/// calls this one's; to make and to destroy it may wait for a moment, as std::stop_callback does.
class stop_source_of {
public:
    explicit stop_source_of(std::stop_token of) : calls_{std::move(of), stops{own_}} {}
    stop_source_of(const stop_source_of&) = delete;
    stop_source_of& operator=(const stop_source_of&) = delete;
    [[nodiscard]] stop_token token() const noexcept { return own_.token(); }

private:
    struct stops {
        stop_source& which;
        void operator()() const noexcept { which.request_stop(); }
    };
    stop_source own_;
    std::stop_callback<stops> calls_;
};

namespace tasks {
class std_stop_limit {
public:
    explicit std_stop_limit(std::stop_token token) noexcept : token_{std::move(token)} {}
    std_stop_limit(std_stop_limit&& other) noexcept : token_{std::move(other.token_)} {}
    std_stop_limit& operator=(std_stop_limit) = delete;
    ~std_stop_limit() = default;

    [[nodiscard]] bool has_ended() noexcept { return stopped_ = token_.stop_requested(); }
    void begin(wait::loop& at, stop_limit::ending f, void* what) {
        source_.emplace(token_);
        limit_.emplace(source_->token());
        limit_->begin(at, f, what);
    }
    void end() noexcept {
        if (limit_) limit_->end();
    }
    [[nodiscard]] errc why() const noexcept { return stopped_ ? errc::cancelled : limit_ ? limit_->why() : errc{}; }

private:
    std::stop_token token_;
    bool stopped_ = false;
    std::optional<stop_source_of> source_;
    std::optional<stop_limit> limit_;
};
}  // namespace tasks

/// until_stopped for the standard's token.
template <class Awaitable>
[[nodiscard]] auto until_stopped(std::stop_token token, Awaitable what) {
    return tasks::limited{tasks::std_stop_limit{std::move(token)}, tasks::as_cancellable(std::move(what))};
}

}  // namespace pawl::inline PAWL_PORT
