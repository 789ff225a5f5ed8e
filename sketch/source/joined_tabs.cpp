#include "sketch/source/joined_tabs.hpp"

#include <algorithm>
#include <utility>

namespace pawl::sketch {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string in_quotes(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

}  // namespace

joined_tabs::joined_tabs(std::vector<tab> tabs) : tabs_(std::move(tabs)) {
    for (const tab& one : tabs_) {
        beginnings_.push_back(text_.size());
        text_ += one.text.starts_with(byte_order_mark) ? one.text.substr(byte_order_mark.size()) : one.text;
        // A backslash at its end must not swallow the next tab's first line.
        text_ += text_.ends_with('\n') && !text_.ends_with("\\\n") ? "" : "\n\n";
    }
}

std::string joined_tabs::line_mark(std::size_t offset) const {
    const auto behind = std::ranges::upper_bound(beginnings_, offset);
    const auto index = static_cast<std::size_t>(behind - beginnings_.begin()) - 1;
    const auto begin = text_.begin() + static_cast<std::ptrdiff_t>(beginnings_[index]);
    const auto lines = std::count(begin, text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return "#line " + std::to_string(lines + 1) + " " + in_quotes(tabs_[index].file.string()) + "\n";
}

std::string joined_tabs::indentation(std::size_t offset) const {
    const std::size_t newline = offset == 0 ? std::string::npos : text_.rfind('\n', offset - 1);
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    std::string blanks = text_.substr(begin, offset - begin);
    for (char& c : blanks)
        if (c != '\t') c = ' ';
    return blanks;
}

}  // namespace pawl::sketch
