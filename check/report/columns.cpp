#include "check/report/columns.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace pawl::check::report {
namespace {

constexpr std::size_t step_columns = 8;
constexpr std::size_t most_own_columns = 4;

std::string priority_words(const wire::task_snapshot* task, wire::machine_kind on) {
    if (task == nullptr) return "";
    if (task->interrupt) return "  (interrupt)";
    if (on == wire::machine_kind::free) return "";
    // Fair sharing without any order: nothing to say.
    if (on == wire::machine_kind::as_asked && task->policy == 0) return "";
    std::string text = "  (priority " + std::to_string(task->priority);
    if (on == wire::machine_kind::as_asked && task->priority != task->base_priority)
        text += ", of its own " + std::to_string(task->base_priority);
    return text + ")";
}

std::vector<int> tasks_of_finding(const wire::finding& what) {
    std::vector<int> result;
    const auto add = [&](int task) {
        if (task >= 0 && std::ranges::find(result, task) == result.end()) result.push_back(task);
    };
    for (int i = 0; i < what.cycle_length && i < wire::max_reported_tasks; ++i) add(what.cycle[i]);
    add(what.task);
    add(what.peer);
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i)
        if (what.tasks[i].state != wire::task_state::ended && what.tasks[i].operation != wire::operation_kind::join)
            add(what.tasks[i].id);
    if (result.size() > most_own_columns - 1) result.resize(most_own_columns - 1);
    std::ranges::sort(result);
    return result;
}

/// The place in a cell: without the file where that is the one the note below the table names.
std::string short_place(const step_line& line, const std::string& usual_file) {
    if (!usual_file.empty() && line.place.starts_with(usual_file + ":")) return line.place.substr(usual_file.size());
    return line.place;
}

std::string text_in(const step_line& line, const task_words& names, bool others) {
    if (others) return names.task(line.task) + ": " + line.text;
    return std::string(static_cast<std::size_t>(line.depth) * 2, ' ') + line.text;
}

std::string cell(const step_line& line, const task_words& names, bool others, std::size_t width,
                 const std::string& usual_file) {
    const std::string text = text_in(line, names, others);
    const std::string place = short_place(line, usual_file);
    if (place.empty()) return fitted(text, width - 1);
    const std::size_t used = columns_of(place);
    const std::size_t room = width > used + 3 ? width - used - 3 : 8;
    return padded(fitted(text, room), room) + " " + place;
}

std::size_t column_of(const step_line& line, const std::vector<column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].task == line.task) return i;
    return columns.size() - 1;
}

/// The width that each column would like.
std::vector<std::size_t> wishes(const std::vector<step_line>& lines, const std::vector<column>& columns,
                                const task_words& names, const std::string& usual_file) {
    std::vector<std::size_t> result;
    for (const column& one : columns) result.push_back(columns_of(one.title) + 2);
    for (const step_line& line : lines) {
        if (line.what == step_line::kind::gap) continue;
        const std::size_t index = column_of(line, columns);
        const std::size_t place = columns_of(short_place(line, usual_file));
        const std::size_t wish =
            columns_of(text_in(line, names, columns[index].task < 0)) + (place == 0 ? 2 : place + 4);
        result[index] = std::max(result[index], wish);
    }
    return result;
}

std::string most_usual_file(const std::vector<step_line>& lines) {
    std::map<std::string, int> count;
    for (const step_line& line : lines)
        if (const auto colon = line.place.rfind(':'); colon != std::string::npos) ++count[line.place.substr(0, colon)];
    std::string best;
    for (const auto& [file, uses] : count)
        if (best.empty() || uses > count[best]) best = file;
    return best;
}

std::size_t sum(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

/// The widest columns give way first.
void squeeze(std::vector<std::size_t>& widths, std::size_t room) {
    constexpr std::size_t narrowest = 20;
    while (sum(widths) > room) {
        auto widest = std::ranges::max_element(widths);
        if (*widest <= narrowest) return;
        --*widest;
    }
}

}  // namespace

std::vector<column> columns_for(const verdict& whole, const std::vector<step_line>& lines, const task_words& names) {
    std::set<int> present;
    for (const step_line& line : lines)
        if (line.what != step_line::kind::gap) present.insert(line.task);
    std::vector<column> result;
    const auto add = [&](int task) {
        result.push_back({task, names.task(task) + priority_words(names.snapshot(task), whole.on.kind)});
    };
    if (present.size() <= most_own_columns || !whole.what) {
        for (const int task : present)
            if (result.size() < most_own_columns) add(task);
        return result;
    }
    for (const int task : tasks_of_finding(*whole.what)) add(task);
    result.push_back({-1, "others"});
    return result;
}

std::string table(const std::vector<step_line>& lines, const std::vector<column>& columns, const task_words& names,
                  const page& on) {
    if (columns.empty()) return {};
    const std::size_t room = on.width - step_columns;
    std::string usual_file;
    std::vector<std::size_t> widths = wishes(lines, columns, names, usual_file);
    if (sum(widths) > room) {
        usual_file = most_usual_file(lines);
        widths = wishes(lines, columns, names, usual_file);
        squeeze(widths, room);
    }
    std::string text = padded("   step", step_columns);
    for (std::size_t i = 0; i < columns.size(); ++i) text += padded(fitted(columns[i].title, widths[i] - 1), widths[i]);
    text.erase(text.find_last_not_of(' ') + 1);
    text = on.bold(text) + "\n";
    for (const step_line& line : lines) {
        if (line.what == step_line::kind::gap) {
            text += on.faint("     ...  " + line.text) + "\n";
            continue;
        }
        const std::size_t index = column_of(line, columns);
        std::string row = line.what == step_line::kind::step ? std::to_string(line.step) : "";
        row = std::string(row.size() < 6 ? 6 - row.size() : 0, ' ') + row + "  ";
        row.append(std::accumulate(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(index), std::size_t{0}),
                   ' ');
        const std::string shown = cell(line, names, columns[index].task < 0, widths[index], usual_file);
        text += row + (line.what == step_line::kind::takes_over ? on.bold(shown) : shown) + "\n";
    }
    if (!usual_file.empty()) text += on.faint("         lines without a file are those of " + usual_file) + "\n";
    return text;
}

}  // namespace pawl::check::report
