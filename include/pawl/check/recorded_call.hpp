/// One call of a history: which method of the specification it stands for, with which arguments, and what it returned.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <pawl/check/call_time.hpp>
#include <pawl/check/words.hpp>

namespace pawl::check {

/// What a method of a specification returns if it is to say only whether the call may have taken effect there: a lock
/// cannot have been got while somebody held it. A last parameter beyond the arguments is what the call returned, for
/// promises that leave several answers open.
///
///     allowed try_receive(const std::optional<int>& seen) { return !seen || take(*seen); }
struct allowed {
    constexpr allowed(bool it_is) : yes{it_is} {}
    bool yes;
};

namespace recording {

template <class>
struct method;
template <class Answer, class Spec, class... Parameters>
struct method<Answer (Spec::*)(Parameters...)> {
    using spec = Spec;
    using answer = Answer;
    using parameters = std::tuple<std::decay_t<Parameters>...>;
};
template <class Answer, class Spec, class... Parameters>
struct method<Answer (Spec::*)(Parameters...) const> : method<Answer (Spec::*)(Parameters...)> {};
template <class Answer, class Spec, class... Parameters>
struct method<Answer (Spec::*)(Parameters...) noexcept> : method<Answer (Spec::*)(Parameters...)> {};
template <class Answer, class Spec, class... Parameters>
struct method<Answer (Spec::*)(Parameters...) const noexcept> : method<Answer (Spec::*)(Parameters...)> {};

/// `&fifo::try_send`, out of what the compiler calls this function.
template <auto Method>
constexpr std::string_view name_of() {
    std::string_view text = __PRETTY_FUNCTION__;
    text = text.substr(0, text.find(';'));
    while (!text.empty() && (text.back() == ']' || text.back() == ')')) text.remove_suffix(1);
    return text.substr(text.rfind(':') + 1);
}

struct no_answer {};

/// Bytes go to a history and come back from it unseen: what is written down is in nobody's race.
PAWL_UNSEEN inline void copy(void* to, const void* from, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i)
        static_cast<volatile unsigned char*>(to)[i] = static_cast<const volatile unsigned char*>(from)[i];
}

}  // namespace recording

inline constexpr std::size_t most_bytes_of_a_call = 48;

/// What can be done with a call, whatever its method is.
template <class Spec>
struct call_kind {
    /// Takes effect. False: it would have returned something else.
    bool (*fits)(Spec&, const unsigned char*);
    /// Takes effect without having returned. False: what it does depends on what it would have returned.
    bool (*takes_effect)(Spec&, const unsigned char*);
    std::string (*said)(const unsigned char*);
    std::string (*answered)(const unsigned char*);
    /// What it would have returned; empty: its specification only says that it does not fit.
    std::string (*instead)(Spec, const unsigned char*);
};

template <class Spec>
struct recorded_call {
    const call_kind<Spec>* kind;  // null: not written down yet
    call_time time;
    bool has_answer;
    alignas(16) unsigned char values[most_bytes_of_a_call];
};

namespace recording {

template <class Spec, auto Method, class... Arguments>
class as {
    using what = method<decltype(Method)>;
    static_assert(std::is_base_of_v<typename what::spec, Spec>, "a method of another specification");
    using parameters = typename what::parameters;
    static constexpr std::size_t count = std::tuple_size_v<parameters>;
    static constexpr bool only_allows = std::is_same_v<typename what::answer, allowed>;
    static constexpr bool sees_answer = only_allows && count == sizeof...(Arguments) + 1;
    static_assert(sees_answer || count == sizeof...(Arguments), "the method of the specification takes other arguments");

    template <std::size_t... Place>
    static auto given_of(std::index_sequence<Place...>) -> std::tuple<std::tuple_element_t<Place, parameters>...>;
    static auto answer_of() {
        if constexpr (sees_answer)
            return std::type_identity<std::tuple_element_t<count - 1, parameters>>{};
        else if constexpr (only_allows || std::is_void_v<typename what::answer>)
            return std::type_identity<no_answer>{};
        else
            return std::type_identity<std::decay_t<typename what::answer>>{};
    }

public:
    using spec = Spec;
    using given = decltype(given_of(std::index_sequence_for<Arguments...>{}));
    using answer = typename decltype(answer_of())::type;
    static constexpr bool has_answer = !std::is_same_v<answer, no_answer>;
    struct values {
        given arguments;
        answer returned;
    };
    static constexpr std::size_t answer_stands_at = (sizeof(given) + alignof(answer) - 1) / alignof(answer) * alignof(answer);
    static_assert(answer_stands_at + sizeof(answer) <= most_bytes_of_a_call,
                  "arguments and answer have 48 bytes: give what tells them apart, a number for instance");
    static_assert(std::is_trivially_copy_constructible_v<given> && std::is_trivially_destructible_v<given> &&
                      std::is_trivially_copy_constructible_v<answer> && std::is_trivially_destructible_v<answer>,
                  "arguments and answers are written down byte by byte: give what tells them apart, a number for instance");

    static bool fits(spec& at, const unsigned char* stored) {
        const auto go = [&](const auto&... each) {
            if constexpr (sees_answer)
                return (at.*Method)(each..., answer_in(stored)).yes;
            else if constexpr (only_allows)
                return (at.*Method)(each...).yes;
            else if constexpr (!has_answer)
                return (at.*Method)(each...), true;
            else
                return static_cast<bool>((at.*Method)(each...) == answer_in(stored));
        };
        return std::apply(go, given_in(stored));
    }

    static bool takes_effect(spec& at, const unsigned char* stored) {
        if constexpr (sees_answer)
            return false;
        else if constexpr (only_allows)
            return fits(at, stored);
        else
            return std::apply([&](const auto&... each) { (at.*Method)(each...); }, given_in(stored)), true;
    }

    static std::string said(const unsigned char* stored) {
        return std::string(name_of<Method>()) + "(" + words::group_of(given_in(stored)) + ")";
    }

    static std::string answered(const unsigned char* stored) {
        if constexpr (has_answer)
            return words_of(answer_in(stored));
        else
            return {};
    }

    static std::string instead(spec at, const unsigned char* stored) {
        if constexpr (has_answer && !only_allows)
            return std::apply([&](const auto&... each) { return words_of(answer{(at.*Method)(each...)}); },
                              given_in(stored));
        else
            return {};
    }

    static constexpr call_kind<spec> kind{fits, takes_effect, said, answered, instead};

private:
    static const given& given_in(const unsigned char* stored) { return *reinterpret_cast<const given*>(stored); }
    static const answer& answer_in(const unsigned char* stored) {
        return *reinterpret_cast<const answer*>(stored + answer_stands_at);
    }
};

}  // namespace recording
}  // namespace pawl::check
