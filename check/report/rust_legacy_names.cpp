// Rust's older mangling: `_ZN`, length-prefixed parts, and a last part `h` with 16 hexadecimal digits.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "check/report/demangle.hpp"

namespace pawl::check::report {
namespace {

bool is_hash(std::string_view part) {
    return part.size() == 17 && part[0] == 'h' &&
           std::ranges::all_of(part.substr(1), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

std::optional<std::vector<std::string_view>> parts_of(std::string_view name) {
    if (!name.starts_with("_ZN")) return std::nullopt;
    name.remove_prefix(3);
    std::vector<std::string_view> parts;
    while (!name.empty() && name.front() != 'E') {
        std::size_t length = 0;
        std::size_t digits = 0;
        while (digits < name.size() && digits < 6 && std::isdigit(static_cast<unsigned char>(name[digits])))
            length = length * 10 + static_cast<std::size_t>(name[digits++] - '0');
        if (digits == 0 || digits + length > name.size()) return std::nullopt;
        parts.push_back(name.substr(digits, length));
        name.remove_prefix(digits + length);
    }
    if (name.empty() || parts.size() < 2 || !is_hash(parts.back())) return std::nullopt;
    parts.pop_back();
    return parts;
}

constexpr std::array<std::pair<std::string_view, char>, 8> escapes{
    {{"SP", '@'}, {"BP", '*'}, {"RF", '&'}, {"LT", '<'}, {"GT", '>'}, {"LP", '('}, {"RP", ')'}, {"C", ','}}};

/// The text for `$...$`, empty if unknown.
std::string unescaped(std::string_view code) {
    for (const auto& [key, character] : escapes)
        if (key == code) return std::string(1, character);
    if (code.size() >= 2 && code[0] == 'u') {
        unsigned value = 0;
        for (const char c : code.substr(1)) {
            if (!std::isxdigit(static_cast<unsigned char>(c))) return {};
            value = value * 16 +
                    static_cast<unsigned>(std::isdigit(static_cast<unsigned char>(c)) ? c - '0' : (c | 32) - 'a' + 10);
        }
        if (value >= 0x20 && value < 0x7f) return std::string(1, static_cast<char>(value));
    }
    return {};
}

std::string readable(std::string_view part) {
    // A part that would start with a `$` has an underscore in front.
    if (part.starts_with("_$")) part.remove_prefix(1);
    std::string text;
    for (std::size_t at = 0; at < part.size();) {
        if (part[at] == '$') {
            const std::size_t end = part.find('$', at + 1);
            if (end != std::string_view::npos) {
                if (const std::string plain = unescaped(part.substr(at + 1, end - at - 1)); !plain.empty()) {
                    text += plain;
                    at = end + 1;
                    continue;
                }
            }
        }
        if (part.substr(at).starts_with("..")) {
            text += "::";
            at += 2;
            continue;
        }
        text += part[at++];
    }
    return text;
}

}  // namespace

std::optional<std::string> demangled_rust_legacy(std::string_view name) {
    const auto parts = parts_of(name);
    if (!parts) return std::nullopt;
    std::string text;
    for (const std::string_view part : *parts) {
        if (!text.empty()) text += "::";
        text += readable(part);
    }
    return text;
}

}  // namespace pawl::check::report
