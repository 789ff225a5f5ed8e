// Lambdas that capture are refused as coroutines: the frame refers to the closure, which is gone before the task runs.
#pragma once

#include <pawl/port/port.hpp>
#include <pawl/task/frame.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace pawl::inline PAWL_PORT::tasks {

template <class Spelled>
consteval std::string_view spelling() noexcept {
    const std::string_view text = __PRETTY_FUNCTION__, before = "Spelled = ";
    const std::string_view from = text.substr(text.find(before) + before.size());
    // GCC goes on after a semicolon with what std::string_view stands for.
    const std::size_t end = from.find("; std::string_view");
    return from.substr(0, end == from.npos ? from.size() - 1 : end);
}
/// No trait tells closures from other classes. Clang spells one "(lambda at FILE:LINE)", GCC "FUNCTION::<lambda(PARAMETERS)>".
consteval bool spells_closure(std::string_view name) noexcept {
    if (name.starts_with("(lambda at ")) return true;
    if (!name.ends_with('>')) return false;
    std::size_t at = name.size(), open = 0;
    do {
        --at;
        open += name[at] == '>';
        open -= name[at] == '<';
    } while (open != 0 && at != 0);
    return name.substr(at).starts_with("<lambda(");
}

/// A lambda's coroutine has the closure as its first parameter, by reference.
template <class... Parameters>
inline constexpr bool is_lambda = false;
template <class First, class... Rest>
requires(std::is_reference_v<First>&& std::is_class_v<std::remove_cvref_t<First>>) inline constexpr bool is_lambda<
    First, Rest...> = spells_closure(spelling<std::remove_cvref_t<First>>());

/// The promise of a lambda's coroutine. What a closure holds is known at the end of the lambda only, which is where this function
/// comes to be compiled.
template <class Promise, class Closure>
class promise_of_lambda : public Promise {
public:
    template <class... Arguments>
    [[gnu::always_inline]] static void* operator new(std::size_t size, Arguments&... arguments) noexcept {
        static_assert(std::is_empty_v<Closure>,
                      "pawl: a lambda that captures is no coroutine: the task would refer to a closure that is gone. "
                      "Give it what it captures as parameters");
        return take_frame(size, arguments...);
    }
};

template <class Promise, class... Parameters>
struct promise_for {
    using type = Promise;
};
template <class Promise, class First, class... Rest>
requires is_lambda<First, Rest...>
struct promise_for<Promise, First, Rest...> {
    using type = promise_of_lambda<Promise, std::remove_cvref_t<First>>;
};

}  // namespace pawl::inline PAWL_PORT::tasks
