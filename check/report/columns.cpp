#include "check/report/columns.hpp"

#include <algorithm>
#include <set>

namespace pawl::check::report {
namespace {

constexpr std::size_t step_columns = 8;
constexpr std::size_t most_own_columns = 4;

std::string priority_words(const wire::task_snapshot* task) {
    if (task == nullptr) return "";
    // SCHED_OTHER without any supposed order: nothing to say
    if (task->policy == 0 && task->priority == 0 && task->base_priority == 0) return "";
    std::string text = "  (priority " + std::to_string(task->priority);
    if (task->priority != task->base_priority) text += ", of its own " + std::to_string(task->base_priority);
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

std::string cell(const step_line& line, const task_words& names, bool others, std::size_t width) {
    std::string text = std::string(static_cast<std::size_t>(line.depth) * 2, ' ');
    if (others) text = names.task(line.task) + ": ";
    text += line.text;
    if (line.place.empty()) return fitted(text, width - 1);
    const std::size_t place = columns_of(line.place);
    const std::size_t room = width > place + 3 ? width - place - 3 : 8;
    return padded(fitted(text, room), room) + " " + line.place;
}

}  // namespace

std::vector<column> columns_for(const verdict& whole, const std::vector<step_line>& lines, const task_words& names) {
    std::set<int> present;
    for (const step_line& line : lines)
        if (line.what != step_line::kind::gap) present.insert(line.task);
    std::vector<column> result;
    const auto add = [&](int task) {
        result.push_back({task, names.task(task) + priority_words(names.snapshot(task))});
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
    const std::size_t width = std::max<std::size_t>(24, (on.width - step_columns) / columns.size());
    std::string text = padded("   step", step_columns);
    for (const column& one : columns) text += padded(fitted(one.title, width - 2), width);
    text.erase(text.find_last_not_of(' ') + 1);
    text = on.bold(text) + "\n";
    for (const step_line& line : lines) {
        if (line.what == step_line::kind::gap) {
            text += on.faint("     ...  " + line.text) + "\n";
            continue;
        }
        std::size_t index = columns.size() - 1;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].task == line.task) index = i;
        const bool numbered = line.what == step_line::kind::step;
        std::string row = numbered ? std::to_string(line.step) : "";
        row = std::string(row.size() < 6 ? 6 - row.size() : 0, ' ') + row + "  ";
        row.append(index * width, ' ');
        const std::string shown = cell(line, names, columns[index].task < 0, width);
        text += row + (line.what == step_line::kind::takes_over ? on.bold(shown) : shown) + "\n";
    }
    return text;
}

}  // namespace pawl::check::report
