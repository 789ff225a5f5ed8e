#include "analysis/timing/counted_marks.hpp"

#include <algorithm>
#include <sstream>

namespace pawl::analysis {

std::expected<counted_marks, std::string> read_marks(std::string_view text) {
    counted_marks found;
    std::istringstream lines{std::string{text}};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::istringstream words{line};
        unsigned which;
        std::int64_t at;
        std::string more;
        if (!(words >> which >> at) || words >> more)
            return std::unexpected("line " + std::to_string(number) + " is not a mark and a count: " + line);
        found.emplace_back(which, at);
    }
    return found;
}

std::expected<std::int64_t, std::string> most_between(const counted_marks& marks, unsigned from, unsigned to) {
    constexpr std::int64_t none = -1;
    std::int64_t since = none, most = none;
    for (const auto& [which, at] : marks) {
        if (which == to && since != none) {
            most = std::max(most, at - since);
            since = none;
        }
        if (which == from) since = at;
    }
    if (most == none)
        return std::unexpected("mark " + std::to_string(from) + " is never followed by mark " + std::to_string(to));
    return most;
}

}  // namespace pawl::analysis
