// A wait that goes on although its task is to stop.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/apart.hpp>

#include <coroutine>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace tasks {
template <class Inner>
class [[nodiscard("it is to be awaited")]] shield {
public:
    explicit shield(Inner inner) : inner_{std::move(inner)} {}
    [[nodiscard]] bool await_ready() { return inner_.await_ready(); }
    auto await_suspend(std::coroutine_handle<> by) { return inner_.await_suspend(by); }
    decltype(auto) await_resume() { return inner_.await_resume(); }

private:
    Inner inner_;
};
}  // namespace tasks

/// co_await: as without it, but the wait does not end when the task is asked to stop: for what must be put in order first. A
/// task that is awaited so is not asked to stop either.
template <class Awaitable>
[[nodiscard]] auto shielded(Awaitable what) {
    return tasks::shield{tasks::as_cancellable(std::move(what))};
}

}  // namespace pawl::inline PAWL_PORT
