// What co_await makes of an object.
#pragma once

#include <pawl/port/port.hpp>

#include <concepts>
#include <coroutine>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

template <class T>
concept awaiter = requires(T& t, std::coroutine_handle<> handle) {
    { t.await_ready() } -> std::convertible_to<bool>;
    t.await_suspend(handle);
    t.await_resume();
};

namespace detail {
template <class T>
concept has_member = requires(T&& t) {
    std::forward<T>(t).operator co_await();
};
template <class T>
concept has_function = requires(T&& t) {
    operator co_await(std::forward<T>(t));
};

template <class T>
decltype(auto) awaiter_of(T&& object) {
    if constexpr (has_member<T>)
        return std::forward<T>(object).operator co_await();
    else if constexpr (has_function<T>)
        return operator co_await(std::forward<T>(object));
    else
        return std::forward<T>(object);
}
}  // namespace detail

/// co_await works on it in every coroutine that does not say otherwise (await_transform).
template <class T>
concept awaitable = requires(T&& t) {
    { detail::awaiter_of(std::forward<T>(t)) } -> awaiter;
};

/// What co_await gives: its value category is kept.
template <awaitable T>
using await_result = decltype(detail::awaiter_of(std::declval<T>()).await_resume());

}  // namespace pawl::inline PAWL_PORT::tasks
