// Several tasks side by side, until all have ended.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/together.hpp>

#include <coroutine>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT {

namespace tasks {
template <class... Results>
class [[nodiscard("it is to be awaited")]] all_of final : public together {
public:
    explicit all_of(task<Results> && ... which) noexcept : together{false}, which_{std::move(which)...} {}
    all_of(all_of &&) noexcept = default;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) {
        return std::apply([&](const auto&... each) { return start(by, each...); }, which_);
    }
    std::tuple<given<Results>...> await_resume() {
        rethrow();
        return std::apply([](const auto&... each) { return std::tuple<given<Results>...>{taken(each)...}; }, which_);
    }

private:
    std::tuple<task<Results>...> which_;
};
}  // namespace tasks

/// co_await: runs the tasks side by side on this level, the first one first, and goes on when all have ended. Gives a tuple of what they
/// returned (std::monostate for void). The first exception that leaves one stops the others, and is thrown when all have
/// ended. Who is stopped meanwhile stops them, and goes on when they have ended: their results are there. Never allocates.
template <class... Results>
[[nodiscard]] tasks::all_of<Results...> when_all(task<Results>... which) noexcept {
    static_assert(sizeof...(Results) > 0, "pawl: when_all of no task");
    return tasks::all_of<Results...>{std::move(which)...};
}

}  // namespace pawl::inline PAWL_PORT
