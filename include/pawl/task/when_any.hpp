// Several tasks side by side, until one has ended.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/together.hpp>

#include <coroutine>
#include <cstddef>
#include <tuple>
#include <utility>

namespace pawl::inline PAWL_PORT {

/// Which task ended first, and what all of them returned: one that was stopped may have done its work all the same, and
/// nothing that it did is lost.
template <class... Results>
struct any_of_them {
    std::size_t first;
    std::tuple<tasks::given<Results>...> results;
};

namespace tasks {
template <class... Results>
class [[nodiscard("it is to be awaited")]] any_of final : public together {
public:
    explicit any_of(task<Results> && ... which) noexcept : together{true}, which_{std::move(which)...} {}
    any_of(any_of &&) noexcept = default;

    [[nodiscard]] bool await_ready() const noexcept { return false; }
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> by) {
        return std::apply([&](const auto&... each) { return start(by, each...); }, which_);
    }
    any_of_them<Results...> await_resume() {
        rethrow();
        return std::apply(
            [this](const auto&... each) {
                std::size_t first = 0, at = 0;
                ((static_cast<const promise_base*>(&each.handle().promise()) == first_to_end() ? void(first = at++)
                                                                                               : void(++at)),
                 ...);
                return any_of_them<Results...>{first, {taken(each)...}};
            },
            which_);
    }

private:
    std::tuple<task<Results>...> which_;
};
}  // namespace tasks

/// co_await: runs the tasks side by side on this level; when the first has ended the others are asked to stop, and when they
/// have ended too, this goes on. Gives any_of_them. The first exception that leaves one is thrown. For channels
/// async_select is shorter, and takes from one only. Who is stopped meanwhile stops all. Never allocates.
template <class... Results>
[[nodiscard]] tasks::any_of<Results...> when_any(task<Results>... which) noexcept {
    static_assert(sizeof...(Results) > 0, "pawl: when_any of no task");
    return tasks::any_of<Results...>{std::move(which)...};
}

}  // namespace pawl::inline PAWL_PORT
