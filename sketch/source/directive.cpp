#include "sketch/source/directive.hpp"

#include <algorithm>

namespace pawl::sketch {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v\\";

std::string_view after_blanks(std::string_view text) {
    return text.substr(std::min(text.size(), text.find_first_not_of(blanks)));
}

}  // namespace

std::string_view name_of_directive(std::string_view directive) {
    const std::string_view text = after_blanks(directive.substr(std::min<std::size_t>(1, directive.size())));
    return text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"));
}

std::string rest_of_directive(std::string_view directive) {
    const std::string_view name = name_of_directive(directive);
    std::string_view text = directive.substr(static_cast<std::size_t>(name.data() - directive.data()) + name.size());
    std::string rest;
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (quote == '\0' && c == '/' && next == '/') break;
        if (quote == '\0' && c == '/' && next == '*') {
            i = std::min(text.find("*/", i + 2), text.size() - 1) + 1;
            rest += ' ';
        } else if (c == '\\' && (next == '\n' || next == '\r')) {
            i = std::min(text.find('\n', i), text.size());
        } else if (c != '\r' && c != '\n') {
            rest += c;
            if (c == quote)
                quote = '\0';
            else if (quote == '\0' && (c == '"' || c == '\''))
                quote = c;
        } else {
            rest += ' ';
        }
    }
    const std::size_t begin = rest.find_first_not_of(blanks);
    if (begin == std::string::npos) return {};
    return rest.substr(begin, rest.find_last_not_of(" \t") - begin + 1);
}

included included_by(std::string_view directive) {
    if (const std::string_view name = name_of_directive(directive); name != "include" && name != "include_next")
        return {};
    const std::string rest = rest_of_directive(directive);
    if (rest.empty() || (rest[0] != '<' && rest[0] != '"')) return {};
    const std::size_t end = rest.find(rest[0] == '<' ? '>' : '"', 1);
    if (end == std::string::npos) return {};
    return {rest.substr(1, end - 1), rest[0] == '"'};
}

}  // namespace pawl::sketch
