#include "sketch/source/parameters.hpp"

#include <algorithm>
#include <array>

#include "sketch/source/brackets.hpp"

namespace pawl::sketch {
namespace {

// Words that make no type of their own: what follows them is the type, not the parameter's name.
bool only_qualifies(std::string_view word) {
    constexpr std::array<std::string_view, 8> words = {"const", "volatile", "struct",   "class",
                                                       "enum",  "union",    "typename", "register"};
    return std::ranges::find(words, word) != words.end();
}

// The index of the parameter's name in it, or its size.
std::size_t place_of_name(std::span<const token> one) {
    bool has_type = false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        const bool last = i + 1 == one.size() || one[i + 1].is("[") || one[i + 1].is(")");
        // void (*call)(int), int (&table)[3]
        const bool behind_star = i > 0 && (one[i - 1].is("*") || one[i - 1].is("&"));
        if (one[i].is_word() && has_type && last && (i == 0 || !one[i - 1].is("::")) &&
            (i + 1 == one.size() || one[i + 1].is("[") || behind_star))
            return i;
        if (one[i].is_word() && !only_qualifies(one[i].text)) has_type = true;
        if (one[i].is("<")) i = behind_angles(one, i) - 1;
        if (one[i].is("[")) break;
    }
    return one.size();
}

// Where the next parameter, or the list, ends; `assigned` is where its default argument begins.
std::size_t end_of_parameter(std::span<const token> list, std::size_t begin, std::size_t& assigned) {
    assigned = list.size();
    for (std::size_t i = begin; i < list.size(); ++i) {
        if (list[i].is(",")) return i;
        if (list[i].is("=") && assigned == list.size()) assigned = i;
        if (opens(list[i])) i = behind_group(list, i) - 1;
        // a < b in a default argument is no list of types; map<int, int> is.
        else if (list[i].is("<") && (assigned == list.size() || behind_angles(list, i) < list.size()))
            i = std::min(behind_angles(list, i), list.size()) - 1;
    }
    return list.size();
}

}  // namespace

parameter_list parameters_of(std::span<const token> group) {
    parameter_list result;
    const auto list = group.subspan(1, group.size() - 2);
    result.plain.push_back(group.front());
    std::size_t begin = 0;
    while (begin < list.size()) {
        std::size_t assigned = 0;
        const std::size_t end = end_of_parameter(list, begin, assigned);
        const auto one = list.subspan(begin, std::min(end, assigned) - begin);
        const std::size_t name = place_of_name(one);
        for (std::size_t i = 0; i < one.size(); ++i)
            if (one[i].is_word() && i != name) result.needs.push_back(one[i].text);
        result.plain.insert(result.plain.end(), one.begin(), one.end());
        if (end < list.size()) result.plain.push_back(list[end]);
        result.count += one.size() == 1 && one[0].is("void") ? 0 : 1;
        begin = end + 1;
    }
    result.plain.push_back(group.back());
    return result;
}

std::string text_of(std::span<const token> tokens) {
    std::string text;
    for (const token& one : tokens) {
        // Two words that lost what stood between them must not become one.
        if (one.apart && !text.empty()) text += ' ';
        text += one.text;
    }
    return text;
}

}  // namespace pawl::sketch
