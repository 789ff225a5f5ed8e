// A wait that something else may end: a time, or a request to stop.
#pragma once

#include <pawl/error.hpp>
#include <pawl/port/port.hpp>
#include <pawl/task/apart.hpp>
#include <pawl/task/awaitable.hpp>
#include <pawl/wait/loop.hpp>
#include <pawl/wait/told_wait.hpp>

#include <concepts>
#include <coroutine>
#include <expected>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

/// What a limited wait gives, and why there is nothing.
template <class Result>
struct limited_result {
    using type = std::expected<Result, errc>;
    static type of(auto& inner, errc ended_by) {
        if constexpr (requires { inner.was_cancelled(); })
            if (!inner.was_cancelled()) ended_by = {};  // it has done its work all the same
        if constexpr (std::is_void_v<Result>) {
            inner.await_resume();
            if (ended_by == errc{}) return {};
        } else {
            if (ended_by == errc{}) return inner.await_resume();
            static_cast<void>(inner.await_resume());
        }
        return std::unexpected(ended_by);
    }
};
/// It says itself that it was cancelled, and what it has done all the same is kept.
template <class Value, class Error>
requires std::same_as<Error, errc> || requires(Error& e) {
    { e.why } -> std::same_as<errc&>;
}
struct limited_result<std::expected<Value, Error>> {
    using type = std::expected<Value, Error>;
    static errc& reason(errc& why) noexcept { return why; }
    static errc& reason(auto& refused) noexcept { return refused.why; }
    static type of(auto& inner, errc ended_by) {
        type result = inner.await_resume();
        if (ended_by != errc{} && !result)
            if (errc& why = reason(result.error()); why == errc::cancelled) why = ended_by;
        return result;
    }
};

/// Ender: what may end it. begin(at, limited) before the wait, end() after it, and then why().
template <class Ender, class Inner>
class [[nodiscard("it is to be awaited")]] limited {
    using result = limited_result<std::remove_cvref_t<await_result<Inner&>>>;

public:
    limited(Ender ender, Inner inner) : ender_{std::move(ender)}, inner_{std::move(inner)} {}
    limited(limited &&) = default;
    limited& operator=(limited) = delete;

    void cancel() noexcept { inner_.cancel(); }
    [[nodiscard]] wait::told_wait told() const noexcept { return wait::told_by(inner_); }
    [[nodiscard]] bool await_ready() {
        if (ender_.has_ended()) inner_.cancel();
        return inner_.await_ready();
    }
    auto await_suspend(std::coroutine_handle<> by) {
        ender_.begin(
            wait::loop::here(), [](void* inner) noexcept { static_cast<Inner*>(inner)->cancel(); }, &inner_);
        return inner_.await_suspend(by);
    }
    typename result::type await_resume() {
        ender_.end();
        return result::of(inner_, ender_.why());
    }

private:
    Ender ender_;
    Inner inner_;
};

}  // namespace pawl::inline PAWL_PORT::tasks
