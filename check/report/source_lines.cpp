#include "check/report/source_lines.hpp"

#include <fstream>

namespace pawl::check::report {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

const std::vector<std::string>& source_lines::lines_of(const std::string& file) {
    const auto [place, fresh] = files_.try_emplace(file);
    if (fresh && !file.empty()) {
        std::ifstream in(file);
        for (std::string text; std::getline(in, text);) place->second.push_back(trimmed(text));
    }
    return place->second;
}

const std::string& source_lines::line(const std::string& file, int number) {
    static const std::string none;
    const auto& lines = lines_of(file);
    if (number < 1 || static_cast<std::size_t>(number) > lines.size()) return none;
    return lines[static_cast<std::size_t>(number) - 1];
}

}  // namespace pawl::check::report
