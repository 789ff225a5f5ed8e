// Coroutine types as users write them; nothing of Pawl is in here.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

namespace own {

/// Begins at once, and nobody waits for it.
struct eager {
    struct promise_type {
        eager get_return_object() noexcept { return {}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() noexcept {}
        void unhandled_exception() { throw; }
    };
};

/// Begins at once; the object owns the frame, so that destroying it ends the coroutine where it stands.
class held {
public:
    struct promise_type {
        held get_return_object() noexcept { return held{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() noexcept {}
        void unhandled_exception() { std::terminate(); }
    };
    explicit held(std::coroutine_handle<promise_type> frame) noexcept : frame_{frame} {}
    held(held&& other) noexcept : frame_{std::exchange(other.frame_, {})} {}
    held& operator=(held other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    ~held() { destroy(); }
    void destroy() {
        if (auto frame = std::exchange(frame_, {})) frame.destroy();
    }
    [[nodiscard]] bool done() const { return frame_.done(); }

private:
    std::coroutine_handle<promise_type> frame_;
};

/// Begins when it is awaited, and goes over to who awaits it without growing the stack.
template <class T>
class lazy {
public:
    struct promise_type {
        std::optional<T> value;
        std::exception_ptr failure;
        std::coroutine_handle<> after = std::noop_coroutine();

        lazy get_return_object() noexcept { return lazy{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        auto final_suspend() noexcept {
            struct last {
                bool await_ready() noexcept { return false; }
                std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> frame) noexcept {
                    return frame.promise().after;
                }
                void await_resume() noexcept {}
            };
            return last{};
        }
        void return_value(T result) { value.emplace(std::move(result)); }
        void unhandled_exception() { failure = std::current_exception(); }
    };
    explicit lazy(std::coroutine_handle<promise_type> frame) noexcept : frame_{frame} {}
    lazy(lazy&& other) noexcept : frame_{std::exchange(other.frame_, {})} {}
    lazy& operator=(lazy) = delete;
    ~lazy() {
        if (frame_) frame_.destroy();
    }

    auto operator co_await() && noexcept {
        struct awaiter {
            std::coroutine_handle<promise_type> frame;
            explicit awaiter(std::coroutine_handle<promise_type> f) : frame{f} {}
            bool await_ready() noexcept { return false; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<> after) noexcept {
                frame.promise().after = after;
                return frame;
            }
            T await_resume() {
                if (frame.promise().failure) std::rethrow_exception(frame.promise().failure);
                return *std::move(frame.promise().value);
            }
        };
        return awaiter{frame_};
    }

private:
    std::coroutine_handle<promise_type> frame_;
};

/// Runs all of them side by side; their results in order.
template <class T>
class when_all {
public:
    explicit when_all(std::vector<lazy<T>> parts) : parts_{std::move(parts)} {}
    bool await_ready() noexcept { return parts_.empty(); }
    bool await_suspend(std::coroutine_handle<> after) {
        after_ = after;
        left_ = parts_.size() + 1;
        results_.resize(parts_.size());
        for (std::size_t i = 0; i < parts_.size(); ++i) run(i);
        return --left_ != 0;
    }
    std::vector<T> await_resume() { return std::move(results_); }

private:
    eager run(std::size_t i) {
        results_[i] = co_await std::move(parts_[i]);
        if (--left_ == 0) after_.resume();
    }
    std::vector<lazy<T>> parts_;
    std::vector<T> results_;
    std::coroutine_handle<> after_;
    std::size_t left_ = 0;
};

}  // namespace own
