#include "sketch/advice/text_file.hpp"

#include <algorithm>
#include <fstream>

namespace pawl::sketch {
namespace {

struct step {
    char mark;  // ' ', '-', '+'
    const std::string* line;
};

// Longest common subsequence of what differs: sketches are small, and what changes in them is smaller.
std::vector<step> steps_between(const text_lines& before, const text_lines& after) {
    std::size_t head = 0;
    while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
    std::size_t tail = 0;
    while (tail < before.size() - head && tail < after.size() - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const std::size_t n = before.size() - head - tail, m = after.size() - head - tail;
    std::vector<std::vector<std::size_t>> common(n + 1, std::vector<std::size_t>(m + 1));
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            common[i][j] = before[head + i] == after[head + j] ? common[i + 1][j + 1] + 1
                                                               : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<step> steps;
    for (std::size_t i = 0; i < head; ++i) steps.push_back({' ', &before[i]});
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && before[head + i] == after[head + j])
            steps.push_back({' ', &before[head + i]}), ++i, ++j;
        else if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1]))
            steps.push_back({'-', &before[head + i++]});
        else
            steps.push_back({'+', &after[head + j++]});
    }
    for (std::size_t k = 0; k < tail; ++k) steps.push_back({' ', &before[before.size() - tail + k]});
    return steps;
}

std::string range(std::size_t first, std::size_t count) {
    return std::to_string(count == 0 ? first - 1 : first) + (count == 1 ? "" : "," + std::to_string(count));
}

}  // namespace

text_lines read_lines(const std::filesystem::path& file) {
    text_lines lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string joined(const text_lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

std::string unified_diff(const std::string& name, const text_lines& before, const text_lines& after) {
    constexpr std::size_t context = 3;
    const std::vector<step> steps = steps_between(before, after);
    std::string text;
    std::size_t old_line = 1, new_line = 1;
    for (std::size_t at = 0; at < steps.size();) {
        if (steps[at].mark == ' ') {
            ++at, ++old_line, ++new_line;
            continue;
        }
        const std::size_t lead = std::min(context, at);
        std::size_t begin = at - lead, end = at;
        // As far as changes stand no further apart than their contexts.
        for (std::size_t look = at; look < steps.size() && look <= end + 2 * context; ++look)
            if (steps[look].mark != ' ') end = look + 1;
        end = std::min(end + context, steps.size());
        std::size_t old_count = 0, new_count = 0;
        std::string body;
        for (std::size_t i = begin; i < end; ++i) {
            old_count += steps[i].mark != '+';
            new_count += steps[i].mark != '-';
            body += steps[i].mark + *steps[i].line + "\n";
        }
        if (text.empty()) text = "--- a/" + name + "\n+++ b/" + name + "\n";
        text += "@@ -" + range(old_line - lead, old_count) + " +" + range(new_line - lead, new_count) + " @@\n" + body;
        old_line += old_count - lead;
        new_line += new_count - lead;
        at = end;
    }
    return text;
}

}  // namespace pawl::sketch
