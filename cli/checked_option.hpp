// Options whose values are numbers or words, refused in our own words where they are none of those allowed.
#pragma once

#include <CLI/CLI.hpp>
#include <charconv>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pawl::cli {

/// Throws what CLI11 expects of a value that is not allowed; the message begins with the option's name.
[[noreturn]] void refuse_value(const std::string& option, const std::string& allowed, const std::string& given);

/// The words in a sentence: "free, one-core or both".
std::string listed(const std::vector<std::string>& words);

/// A whole number from `least` to `greatest`. A sign, a fraction or a number too great to be held is refused as well.
template <class Number>
CLI::Option* number_option(CLI::App& app, const std::string& name, Number& target, std::type_identity_t<Number> least,
                           std::type_identity_t<Number> greatest, const std::string& purpose) {
    const auto take = [=, &target](const std::string& text) {
        Number value{};
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = failure == std::errc() && end == text.data() + text.size() && !text.empty();
        if (whole && value >= least && value <= greatest) return void(target = value);
        const bool bounded = greatest != std::numeric_limits<Number>::max();
        refuse_value(
            name,
            "a whole number from " + std::to_string(least) + (bounded ? " to " + std::to_string(greatest) : " on"),
            text);
    };
    // The last one counts, as with every other option of most commands.
    return app.add_option_function<std::string>(name, take, purpose)->take_last();
}

/// One of some words, each with what it means.
template <class Value>
CLI::Option* word_option(CLI::App& app, const std::string& name, Value& target,
                         const std::vector<std::pair<std::string, Value>>& words, const std::string& purpose) {
    std::vector<std::string> allowed;
    for (const auto& [word, value] : words) allowed.push_back(word);
    const auto take = [=, &target](const std::string& text) {
        for (const auto& [word, value] : words)
            if (word == text) return void(target = value);
        refuse_value(name, listed(allowed), text);
    };
    return app.add_option_function<std::string>(name, take, purpose)->take_last();
}

}  // namespace pawl::cli
