#include "check/report/source_window.hpp"

#include <algorithm>
#include <fstream>

namespace pawl::check::report {
namespace {

std::string fit_for_a_terminal(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\t')
            result.append(4 - result.size() % 4, ' ');
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            result += c;
    }
    return result;
}

}  // namespace

std::vector<numbered_line> source_window::around(const std::string& file, int line, std::size_t room) {
    const auto [place, fresh] = files_.try_emplace(file);
    std::vector<std::string>& lines = place->second;
    if (fresh && !file.empty()) {
        std::ifstream in(file);
        for (std::string text; std::getline(in, text);) lines.push_back(fit_for_a_terminal(text));
    }
    const int count = static_cast<int>(lines.size());
    if (line < 1 || line > count || room == 0) return {};
    const int wanted = static_cast<int>(room);
    const int first = std::clamp(line - wanted / 2, 1, std::max(1, count - wanted + 1));
    std::vector<numbered_line> result;
    for (int number = first; number < first + wanted && number <= count; ++number)
        result.push_back({number, lines[static_cast<std::size_t>(number) - 1]});
    return result;
}

}  // namespace pawl::check::report
