#include "check/report/page.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace pawl::check::report {
namespace {

std::string marked(bool on, const char* code, std::string_view text) {
    if (!on) return std::string(text);
    return std::string("\033[") + code + "m" + std::string(text) + "\033[0m";
}

}  // namespace

std::string page::bold(std::string_view text) const { return marked(colour, "1", text); }
std::string page::red(std::string_view text) const { return marked(colour, "1;31", text); }
std::string page::green(std::string_view text) const { return marked(colour, "1;32", text); }
std::string page::yellow(std::string_view text) const { return marked(colour, "1;33", text); }
std::string page::faint(std::string_view text) const { return marked(colour, "2", text); }

page page_for(int descriptor, bool verbose) {
    page result;
    result.verbose = verbose;
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    result.colour = isatty(descriptor) != 0 && (no_colour == nullptr || *no_colour == '\0') && !dumb;
    winsize size{};
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
        result.width = std::clamp<std::size_t>(size.ws_col, 80, 140);
    return result;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string result;
    std::size_t column = indent;
    bool first = true;
    while (!text.empty()) {
        const std::size_t start = text.find_first_not_of(' ');
        if (start == std::string_view::npos) break;
        text.remove_prefix(start);
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(word.size());
        if (!first && column + 1 + columns_of(word) > width) {
            result += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (!first) {
            result += ' ';
            ++column;
        }
        result += word;
        column += columns_of(word);
        first = false;
    }
    return result;
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](unsigned char c) { return (c & 0xc0) != 0x80; }));
}

std::string padded(std::string text, std::size_t columns) {
    const std::size_t used = columns_of(text);
    if (used < columns) text.append(columns - used, ' ');
    return text;
}

std::string fitted(const std::string& text, std::size_t columns) {
    if (columns_of(text) <= columns) return text;
    std::string result;
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
        if (starts && used + 3 >= columns) break;
        used += starts ? 1 : 0;
        result += text[at];
    }
    return result + "...";
}

}  // namespace pawl::check::report
