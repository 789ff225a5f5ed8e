#include "check/report/page_source.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "check/report/safe_text.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

constexpr int lines_around = 12;
constexpr std::size_t longest_line = 400;  // generated files have endless ones

std::vector<std::string> lines_of(const std::string& file, int last) {
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string text; static_cast<int>(lines.size()) < last && std::getline(in, text);)
        lines.push_back(valid_utf8(text.substr(0, std::min(text.find_last_not_of("\r") + 1, longest_line))));
    return lines;
}

json blocks_of(const std::string& file, const std::set<int>& used) {
    json blocks = json::array();
    const auto lines = lines_of(file, *used.rbegin() + lines_around);
    const int count = static_cast<int>(lines.size());
    int written = 0;  // the last line that stands on the page
    for (const int line : used) {
        const int first = std::max(line - lines_around, written + 1);
        const int last = std::min(line + lines_around, count);
        if (first > last) continue;
        if (blocks.empty() || first != written + 1) blocks.push_back({first, json::array()});
        for (int i = first; i <= last; ++i) blocks.back()[1].push_back(lines[static_cast<std::size_t>(i) - 1]);
        written = last;
    }
    return blocks;
}

}  // namespace

int page_source::use(const std::string& file, int line) {
    if (file.empty() || line < 1) return -1;
    const auto [place, fresh] = number_.try_emplace(file, static_cast<int>(files_.size()));
    if (fresh) files_.push_back({file, {}});
    files_[static_cast<std::size_t>(place->second)].second.insert(line);
    return place->second;
}

json page_source::write() const {
    json files = json::array();
    for (const auto& [file, used] : files_)
        files.push_back(
            {{"name", file.substr(file.rfind('/') + 1)}, {"path", file}, {"blocks", blocks_of(file, used)}});
    return files;
}

}  // namespace pawl::check::report
