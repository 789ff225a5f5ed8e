// How a coroutine ended: with a value, or with an exception.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/failure.hpp>

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace pawl::inline PAWL_PORT::tasks {

/// What a coroutine returned: filled in once, then taken once. A reference to a temporary is kept as the value that it
/// refers to.
template <class Result>
class kept_value {
    static constexpr bool refers = std::is_lvalue_reference_v<Result>;
    using kept = std::conditional_t<refers, std::remove_reference_t<Result>*, std::remove_cvref_t<Result>>;

public:
    using type = std::conditional_t<refers, Result, std::remove_cvref_t<Result>>;

    template <class Value>
    void set(Value&& result) {
        if constexpr (refers)
            value_ = std::addressof(result);
        else
            value_.emplace(std::forward<Value>(result));
    }
    [[nodiscard]] bool is_there() const noexcept { return value_.has_value(); }
    type take() {
        if constexpr (refers)
            return **value_;
        else
            return *std::move(value_);
    }

private:
    std::optional<kept> value_;
};

template <>
class kept_value<void> {
public:
    using type = void;
    void take() const noexcept {}
};

/// Filled in once, then taken once.
template <class Result>
class outcome {
public:
    using type = typename kept_value<Result>::type;

    void set(Result&& result) { value_.set(std::forward<Result>(result)); }
    void fail_with_current() noexcept { failure_.keep_current(); }
    type take() {
        failure_.rethrow();
        return value_.take();
    }

private:
    kept_value<Result> value_;
    failure failure_;
};

template <>
class outcome<void> {
public:
    using type = void;
    void fail_with_current() noexcept { failure_.keep_current(); }
    void take() { failure_.rethrow(); }

private:
    failure failure_;
};

}  // namespace pawl::inline PAWL_PORT::tasks
