// How a coroutine ended: with a value, or with an exception.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace pawl::task {

/// Filled in once, then taken once. A reference to a temporary is kept as the value that it refers to.
template <class Result>
class outcome {
    static constexpr bool refers = std::is_lvalue_reference_v<Result>;
    using kept = std::conditional_t<refers, std::remove_reference_t<Result>*, std::remove_cvref_t<Result>>;

public:
    using type = std::conditional_t<refers, Result, std::remove_cvref_t<Result>>;

    void set(Result&& result) {
        if constexpr (refers)
            value_ = std::addressof(result);
        else
            value_.emplace(std::forward<Result>(result));
    }
    void fail(std::exception_ptr why) noexcept { failure_ = std::move(why); }
    type take() {
        if (failure_) std::rethrow_exception(std::move(failure_));
        if constexpr (refers)
            return **value_;
        else
            return *std::move(value_);
    }

private:
    std::optional<kept> value_;
    std::exception_ptr failure_;
};

template <>
class outcome<void> {
public:
    using type = void;
    void fail(std::exception_ptr why) noexcept { failure_ = std::move(why); }
    void take() {
        if (failure_) std::rethrow_exception(std::move(failure_));
    }

private:
    std::exception_ptr failure_;
};

}  // namespace pawl::task
