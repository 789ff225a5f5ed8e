#include "analysis/stack/declared_map.hpp"

#include <charconv>
#include <sstream>

namespace pawl::analysis {
namespace {

using words = std::vector<std::string>;

std::optional<int> number(const std::string& word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return value;
}

bool add_call(declared_map& to, const words& line) {
    declared_map::pointer_call one{line[1], "", {}};
    std::size_t at = 2;
    if (line.size() > 4 && line[2] == "in") one.in = line[3], at = 4;
    if (line.size() < at + 2 || line[at] != "->") return false;
    one.targets.assign(line.begin() + static_cast<std::ptrdiff_t>(at) + 1, line.end());
    to.calls.push_back(std::move(one));
    return true;
}

bool add_thread(declared_map& to, const words& line) {
    if (line.size() < 4 || line.size() % 2 != 0 || line[2] != "runs") return false;
    declared_map::thread one{line[1], line[3]};
    for (std::size_t at = 4; at < line.size(); at += 2) {
        const auto bytes = number(line[at + 1]);
        const bool known = one.stack || !one.stack_object.empty();
        if (bytes && *bytes <= 0) return false;
        if (line[at] == "keeps" && bytes && one.keeps == 0)
            one.keeps = *bytes;
        else if (line[at] == "stack" && bytes && !known)
            one.stack = bytes;
        else if (line[at] == "stack" && !known)
            one.stack_object = line[at + 1];
        else
            return false;
    }
    to.threads.push_back(std::move(one));
    return true;
}

bool add_task(declared_map& to, const words& line) {
    if (line.size() < 4) return false;
    if (line[2] == "awaits") {
        to.awaits.emplace_back(line[1], words{line.begin() + 3, line.end()});
        return true;
    }
    const auto level = number(line[3]);
    if (line[2] != "level" || line.size() != 4 || !level || *level < 0) return false;
    to.levels.emplace_back(line[1], *level);
    return true;
}

bool add_interrupt(declared_map& to, const words& line) {
    if (line.size() != 4 || line[2] != "priority") return false;
    const auto irq = number(line[1]), priority = number(line[3]);
    if (!irq || !priority || *irq < 0 || *priority < 0) return false;
    return to.priorities.try_emplace(*irq, *priority).second;
}

bool add_line(declared_map& to, const words& line) {
    if (line.size() < 2) return false;
    if (line[0] == "call") return add_call(to, line);
    if (line[0] == "task") return add_task(to, line);
    if (line[0] == "thread") return add_thread(to, line);
    if (line[0] == "interrupt") return add_interrupt(to, line);
    if (line[0] == "levels") {
        const auto most = number(line[1]);
        if (line.size() != 2 || !most || *most < 0 || to.most_level) return false;
        to.most_level = most;
        return true;
    }
    if (line[0] == "recursion") {
        const auto times = line.size() == 4 && line[2] == "times" ? number(line[3]) : std::nullopt;
        if (!times || *times < 1) return false;
        to.recursions.emplace_back(line[1], *times);
        return true;
    }
    if (line[0] != "other_stack") return false;
    to.other_stacks.insert(to.other_stacks.end(), line.begin() + 1, line.end());
    return true;
}

}  // namespace

std::string declared_map::add(std::string_view text) {
    std::istringstream lines{std::string{text}};
    std::string line;
    for (int count = 1; std::getline(lines, line); ++count) {
        if (const auto comment = line.find('#'); comment != std::string::npos && (comment == 0 || line[comment - 1] == ' '))
            line.resize(comment);
        std::istringstream split{line};
        words found;
        for (std::string word; split >> word;) found.push_back(word);
        if (!found.empty() && !add_line(*this, found))
            return "line " + std::to_string(count) + " is not understood: " + line;
    }
    return "";
}

}  // namespace pawl::analysis
