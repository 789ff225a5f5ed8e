#include "sketch/source/signature.hpp"

#include <algorithm>
#include <array>

#include "sketch/source/brackets.hpp"
#include "sketch/source/parameters.hpp"

namespace pawl::sketch {
namespace {

using tokens = std::span<const token>;

template <std::size_t count>
bool is_one_of(const token& one, const std::array<std::string_view, count>& words) {
    return std::ranges::find(words, one.text) != words.end();
}

// Round brackets behind these hold no parameters.
constexpr std::array<std::string_view, 11> with_brackets = {"__attribute__", "__attribute", "alignas",  "decltype",
                                                            "noexcept",      "throw",       "requires", "asm",
                                                            "__asm__",       "explicit",    "typeof"};
// Nobody's name.
constexpr std::array<std::string_view, 16> keywords = {"void",   "int",      "char",   "bool",    "long", "short",
                                                       "float",  "double",   "signed", "const",   "auto", "unsigned",
                                                       "static", "volatile", "sizeof", "typename"};
// No function's head begins like this: a brace was left over before it.
constexpr std::array<std::string_view, 12> statements = {"if",     "else", "for",  "while", "do",    "switch",
                                                         "return", "case", "goto", "using", "catch", "typedef"};
// What may stand before a name without being a type.
constexpr std::array<std::string_view, 7> specifiers = {"static",  "inline",   "extern", "constexpr",
                                                        "virtual", "explicit", "friend"};
constexpr std::array<std::string_view, 8> behind_parameters = {"const", "volatile", "noexcept",      "override",
                                                               "final", "throw",    "__attribute__", "requires"};

bool is_shouted(std::string_view word) {
    return std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

struct group {
    std::size_t name, begin, end;  // the word, its bracket, behind the bracket that closes it
};

// Every word with round brackets behind it that stands in no brackets itself.
std::vector<group> groups_of(tokens head) {
    std::vector<group> found;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const bool round = head[i].is("(");
        // f(] is what is left of a sketch that does not compile.
        const bool whole = round && behind_group(head, i) > i + 1 && head[behind_group(head, i) - 1].is(")");
        if (whole && i > 0 && head[i - 1].is_word() && !is_one_of(head[i - 1], with_brackets) &&
            !is_one_of(head[i - 1], keywords))
            found.push_back({i - 1, i, behind_group(head, i)});
        // operator()(...), operator<
        if (head[i].is("operator")) return {};
        if (head[i].is("->") || (head[i].is(":") && !found.empty())) break;
        if (opens(head[i])) i = behind_group(head, i) - 1;
    }
    return found;
}

// DECLARED(x) void task(void* p): the macro's brackets are no parameters, on whichever side of them it stands.
const group* parameters_among(const std::vector<group>& found, tokens head) {
    const group* result = nullptr;
    for (const group& one : found)
        if (result == nullptr || !is_shouted(head[one.name].text)) result = &one;
    return result;
}

// Behind the parameters only a few things may come before the body.
bool is_body_next(tokens rest) {
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i].is("->") || rest[i].is(":") || rest[i].is("try")) return true;
        if (opens(rest[i]))
            i = behind_group(rest, i) - 1;
        else if (!rest[i].is("&") &&
                 !(rest[i].is_word() && (is_one_of(rest[i], behind_parameters) || is_shouted(rest[i].text))))
            return false;
    }
    return true;
}

// Behind `template <...>` and a macro's call on a line of its own; whether a default argument was among them.
std::size_t begin_of_declaration(tokens head, std::size_t name, std::size_t& declaration, bool& defaults) {
    std::size_t i = 0;
    declaration = 0;
    while (i + 1 < name && head[i].is("template") && head[i + 1].is("<")) {
        const std::size_t end = std::min(behind_angles(head, i + 1), name);
        defaults =
            defaults || std::ranges::any_of(head.subspan(i, end - i), [](const token& one) { return one.is("="); });
        i = end;
    }
    if (i == 0 && name > 1 && head[0].is_word() && head[1].is("(") && !is_one_of(head[0], with_brackets))
        declaration = i = behind_group(head, 1);
    return i;
}

bool has_return_type(tokens before_name) {
    for (std::size_t i = 0; i < before_name.size(); ++i) {
        const token& one = before_name[i];
        if (is_one_of(one, with_brackets) && !one.is("decltype") && !one.is("typeof")) {
            if (i + 1 < before_name.size()) i = behind_group(before_name, i + 1) - 1;
        } else if (one.is("[")) {
            i = behind_group(before_name, i) - 1;
        } else if (one.is_word() && !is_one_of(one, specifiers)) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<signature> signature_of(tokens head) {
    if (head.empty() || std::ranges::any_of(head, [](const token& one) { return is_one_of(one, statements); }))
        return std::nullopt;
    const bool is_operator = std::ranges::any_of(head, [](const token& one) { return one.is("operator"); });
    if (is_operator) return signature{"operator", 0, "", {}};
    const std::vector<group> found = groups_of(head);
    const group* chosen = parameters_among(found, head);
    // int (*choose(int which))(int): a function all the same.
    if (chosen == nullptr) {
        const bool any = std::ranges::any_of(head, [](const token& one) { return one.is("("); });
        return any && head.back().is(")") && !head[0].is("struct") ? std::optional(signature{}) : std::nullopt;
    }
    if (!is_body_next(head.subspan(chosen->end))) return std::nullopt;

    signature result;
    result.name = head[chosen->name].text;
    const parameter_list list = parameters_of(head.subspan(chosen->begin, chosen->end - chosen->begin));
    result.parameters = list.count;
    bool defaults = false;
    std::size_t declaration = 0;
    const std::size_t begin = begin_of_declaration(head, chosen->name, declaration, defaults);
    const tokens before_name = head.subspan(begin, chosen->name - begin);
    const bool member = !before_name.empty() && (before_name.back().is("::") || before_name.back().is("~"));
    std::size_t end = chosen->end;
    bool arrow = false;
    while (end < head.size() && !head[end].is(":") && !head[end].is("try")) arrow = head[end++].is("->") || arrow;
    const bool deduced = std::ranges::any_of(before_name, [](const token& one) { return one.is("auto"); }) && !arrow;
    const bool made_type = std::ranges::any_of(before_name, [](const token& one) { return one.is("{"); });
    const bool constrained = std::ranges::any_of(head, [](const token& one) { return one.is("requires"); });
    if (member || defaults || deduced || made_type || constrained || !has_return_type(before_name)) return result;

    std::vector<token> words(head.begin() + static_cast<std::ptrdiff_t>(declaration),
                             head.begin() + static_cast<std::ptrdiff_t>(chosen->begin));
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i].is_word()) result.needs.push_back(words[i].text);
    words.insert(words.end(), list.plain.begin(), list.plain.end());
    const tokens rest = head.subspan(chosen->end, end - chosen->end);
    words.insert(words.end(), rest.begin(), rest.end());
    for (const token& one : rest)
        if (one.is_word()) result.needs.push_back(one.text);
    result.needs.insert(result.needs.end(), list.needs.begin(), list.needs.end());
    result.prototype = text_of(words);
    return result;
}

}  // namespace pawl::sketch
