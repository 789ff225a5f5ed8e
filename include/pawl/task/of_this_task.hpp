// What a coroutine asks of the task that it is.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/chain.hpp>

#include <coroutine>
#include <type_traits>

namespace pawl::inline PAWL_PORT {

namespace tasks {
/// of(chain) gives the awaiter.
template <class T>
concept asks_its_task = requires(T& t, chain& in) {
    t.of(in);
};

class [[nodiscard]] stop_question {
public:
    class awaiter {
    public:
        explicit awaiter(bool stopping) noexcept : stopping_{stopping} {}
        [[nodiscard]] bool await_ready() const noexcept { return true; }
        void await_suspend(std::coroutine_handle<>) const noexcept {}
        [[nodiscard]] bool await_resume() const noexcept { return stopping_; }

    private:
        bool stopping_;
    };
    [[nodiscard]] awaiter of(const chain& in) const noexcept { return awaiter{in.is_stopping()}; }
};
}  // namespace tasks

/// co_await, in a pawl::task: it was asked to stop, by its executor, its scope, a time-out or a stop token. Never waits.
[[nodiscard]] inline tasks::stop_question stop_requested() noexcept { return {}; }

}  // namespace pawl::inline PAWL_PORT
