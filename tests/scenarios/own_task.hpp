// A coroutine type as users write them.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

/// Begins when it is awaited. The object owns the frame: destroying it ends the coroutine where it stands.
class task {
public:
    struct promise_type {
        std::coroutine_handle<> after = std::noop_coroutine();
        task get_return_object() noexcept { return task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
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
        void return_void() noexcept {}
        void unhandled_exception() noexcept { std::terminate(); }
    };
    task(task&& other) noexcept : frame_{std::exchange(other.frame_, {})}, started_{other.started_} {}
    task& operator=(task) = delete;
    ~task() { destroy(); }

    bool await_ready() noexcept { return frame_.done(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> after) noexcept {
        frame_.promise().after = after;
        return std::exchange(started_, true) ? std::noop_coroutine() : static_cast<std::coroutine_handle<>>(frame_);
    }
    void await_resume() noexcept {}

    /// Runs it to its first wait, without awaiting its end.
    void start() {
        started_ = true;
        frame_.resume();
    }
    [[nodiscard]] bool done() const noexcept { return frame_.done(); }
    void destroy() noexcept {
        if (auto frame = std::exchange(frame_, {})) frame.destroy();
    }

private:
    explicit task(std::coroutine_handle<promise_type> frame) noexcept : frame_{frame} {}
    std::coroutine_handle<promise_type> frame_;
    bool started_ = false;
};
