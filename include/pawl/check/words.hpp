/// Values as text, for counterexamples. A type says its own text by a function `describe(value)` beside it, which returns
/// what a std::string is made of.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pawl::check {

template <class T>
std::string words_of(const T& value);

namespace words {

template <class T>
concept described = requires(const T& value) { std::string(describe(value)); };
template <class T>
concept named = requires(const T& value) { std::string(to_string(value)); };
template <class T>
concept perhaps = requires(const T& value) {
    { value.has_value() } -> std::same_as<bool>;
};
template <class T>
concept reasoned = perhaps<T> && requires(const T& value) { value.error(); };
template <class T>
concept listed = requires(const T& value) {
    value.begin() != value.end();
    *value.begin();
};
template <class T>
concept grouped = requires { std::tuple_size<T>::value; };

template <class Some>
std::string list_of(const Some& some) {
    std::string text;
    for (const auto& one : some) text += (text.empty() ? "" : ", ") + words_of(one);
    return "[" + text + "]";
}

template <class T>
std::string content_of(const T& value) {
    if constexpr (requires { words_of(*value); })
        return words_of(*value);
    else
        return "done";
}

template <class Group>
std::string group_of(const Group& group) {
    return std::apply(
        [](const auto&... each) {
            std::string text;
            ((text += (text.empty() ? "" : ", ") + words_of(each)), ...);
            return text;
        },
        group);
}

}  // namespace words

/// Numbers, truth values, texts, enumerators, what may be absent, what may be an error, lists and tuples of these.
template <class T>
std::string words_of(const T& value) {
    if constexpr (words::described<T>)
        return std::string(describe(value));
    else if constexpr (words::named<T>)
        return std::string(to_string(value));
    else if constexpr (std::is_same_v<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::is_convertible_v<T, std::string_view>)
        return std::string(std::string_view(value));
    else if constexpr (std::is_arithmetic_v<T>)
        return std::to_string(value);
    else if constexpr (std::is_enum_v<T>)
        return std::to_string(static_cast<long long>(value));
    else if constexpr (words::reasoned<T>)
        return value.has_value() ? words::content_of(value) : words_of(value.error());
    else if constexpr (words::perhaps<T>)
        return value.has_value() ? words::content_of(value) : "nothing";
    else if constexpr (words::listed<T>)
        return words::list_of(value);
    else if constexpr (words::grouped<T>)
        return "(" + words::group_of(value) + ")";
    else
        return "?";
}

}  // namespace pawl::check
