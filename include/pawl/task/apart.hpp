// A task awaited so that it can be stopped by itself.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>
#include <pawl/task/promise.hpp>
#include <pawl/task/task.hpp>
#include <pawl/wait/told_wait.hpp>
#include <pawl/wait/transfer.hpp>

#include <coroutine>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

/// Awaits it as a chain of its own: cancel() stops it, and whoever awaits it goes on when it has ended.
template <class T>
class apart final : keeper {
public:
    explicit apart(task<T>&& what) noexcept : what_{std::move(what)} {}
    apart(apart&& other) noexcept : what_{std::move(other.what_)}, stopping_{other.stopping_} {}
    apart& operator=(apart) = delete;
    ~apart() = default;

    void cancel() noexcept {
        stopping_ = true;
        if (begun_) what_.handle().promise().own_chain().stop();
    }
    [[nodiscard]] wait::told_wait told() const noexcept { return {trace::reason::tasks, this}; }
    [[nodiscard]] bool await_ready() const {
        what_.refuse_if_not_there();
        return false;
    }
    auto await_suspend(std::coroutine_handle<> by) noexcept {
        by_ = by;
        what_.handle().promise().kept_by(*this, what_.handle());
        return wait::go_on_with(what_.handle());
    }
    T await_resume() { return what_.handle().promise().take(); }

private:
    void begins(chain& one) noexcept override {
        begun_ = true;
        if (stopping_) one.stop();
    }
    [[nodiscard]] std::coroutine_handle<> ended(promise_base&) noexcept override {
        begun_ = false;
        return by_;
    }
    [[nodiscard]] bool is_stopping() const noexcept override { return stopping_; }

    task<T> what_;
    std::coroutine_handle<> by_;
    bool begun_ = false;
    bool stopping_ = false;
};

/// An awaitable that can be cancelled, whatever it was.
template <class T>
apart<T> as_cancellable(task<T>&& what) noexcept {
    return apart<T>{std::move(what)};
}
template <class Awaitable>
requires cancellable<Awaitable> Awaitable as_cancellable(Awaitable&& what) { return std::move(what); }

}  // namespace pawl::inline PAWL_PORT::tasks
