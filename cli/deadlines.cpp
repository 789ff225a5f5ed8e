#include "cli/deadlines.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <optional>

#include "check/report/task_words.hpp"
#include "cli/whole_file.hpp"

namespace pawl::cli {
namespace {

namespace report = check::report;
using analysis::declared_tasks;

std::size_t place_of(const declared_tasks& declared, const std::string& task) {
    return static_cast<std::size_t>(std::ranges::find(declared.tasks, task, &timing::timed_task::name) -
                                    declared.tasks.begin());
}

/// `bus` also names `(anonymous namespace)::bus`.
bool is_called(const std::string& object, const std::string& name) {
    return object == name || object.ends_with("::" + name);
}

/// The length of the section by which `by` kept the lock; nothing where none is declared. One without a lock stands for all
/// that have none of their own.
std::optional<timing::duration> length_of(const declared_tasks& declared, const std::string& by,
                                          const std::string& lock) {
    std::optional<timing::duration> exact, any;
    for (std::size_t i = 0; i < declared.sections.size(); ++i) {
        if (declared.sections[i].task != by) continue;
        std::optional<timing::duration>& found = declared.locks[i].empty() ? any : exact;
        if (!declared.locks[i].empty() && !is_called(lock, declared.locks[i])) continue;
        found = std::max(found.value_or(0), declared.sections[i].length);
    }
    return exact ? exact : any;
}

/// With this blocking in the place of the one that the sections of the file make.
timing::duration response_with(const declared_tasks& declared, std::size_t which, timing::duration blocked) {
    const int priority = declared.tasks[which].priority;
    const auto lower =
        std::ranges::find_if(declared.tasks, [&](const timing::timed_task& t) { return t.priority < priority; });
    std::vector<timing::critical_section> sections;
    if (blocked > 0 && lower != declared.tasks.end())
        sections.push_back({.task = lower->name, .ceiling = priority, .length = blocked});
    return timing::response_time(declared.tasks, sections, which);
}

report::timed_row row_for(const declared_tasks& declared, std::size_t which, const report::real_time& measured,
                          report::task_words& names) {
    const timing::timed_task& task = declared.tasks[which];
    report::timed_row row;
    row.task = std::string{task.name};
    row.deadline = timing::deadline_of(task);
    row.cost = task.cost;
    row.declared_blocking = timing::blocking_of(declared.tasks, declared.sections, which);
    row.declared_response = timing::response_time(declared.tasks, declared.sections, which);
    row.seen = std::ranges::find(measured.tasks, row.task, &report::measured_task::name) != measured.tasks.end();
    for (const report::blocked_job& job : measured.jobs) {
        if (job.task != row.task) continue;
        timing::duration sum = 0;
        for (const std::size_t place : job.sections) {
            const report::blocking_section& section = measured.sections[place];
            const std::string lock =
                section.object == 0 ? std::string() : names.bare_object(section.object, section.used);
            const auto length = length_of(declared, section.by, lock);
            if (length)
                sum += *length;
            else
                row.undeclared = (lock.empty() ? "a section" : lock) + " by \"" + section.by + "\"";
        }
        if (sum < row.measured_blocking || (sum == 0 && row.measured_blocking == 0 && !row.shown.schedule.empty()))
            continue;
        row.measured_blocking = sum;
        row.shown = job.shown;
    }
    row.measured_response = response_with(declared, which, row.measured_blocking);
    return row;
}

/// The first two tasks that the program ranks otherwise than the file.
std::string other_order(const declared_tasks& declared, const report::real_time& measured) {
    for (const report::measured_task& a : measured.tasks)
        for (const report::measured_task& b : measured.tasks) {
            const std::size_t first = place_of(declared, a.name), second = place_of(declared, b.name);
            if (first == declared.tasks.size() || second == declared.tasks.size() || a.priority <= b.priority) continue;
            if (declared.tasks[first].priority > declared.tasks[second].priority) continue;
            return "In the program \"" + a.name + "\" outranks \"" + b.name + "\"; in the file it does not.";
        }
    return {};
}

check::wire::finding missed(const report::timed_row& row, const std::string& unit, check::wire::finding shown) {
    shown.kind = check::wire::finding_kind::deadline;
    shown.task = -1;
    for (std::uint32_t i = 0; i < shown.task_count && i < check::wire::max_reported_tasks; ++i)
        if (std::string(shown.tasks[i].name, strnlen(shown.tasks[i].name, sizeof shown.tasks[i].name)) == row.task)
            shown.task = static_cast<std::int16_t>(shown.tasks[i].id);
    const bool endless = row.measured_response == timing::unbounded;
    const std::string text = "may take " +
                             (endless ? "without a bound" : std::to_string(row.measured_response) + " " + unit) +
                             " from its release to its end, " + std::to_string(row.measured_blocking) +
                             " of them blocked as in this schedule: its deadline is " + std::to_string(row.deadline);
    std::strncpy(shown.text, text.c_str(), sizeof shown.text - 1);
    shown.stack.depth = 0;
    return shown;
}

}  // namespace

std::expected<declared_tasks, std::string> read_timing_file(const std::string& file) {
    const auto text = read_whole_file(file);
    if (!text) return std::unexpected("cannot read " + file + ": " + text.error());
    auto declared = analysis::read_declared_tasks(*text, {});
    if (!declared) return std::unexpected(file + ": " + declared.error());
    return declared;
}

void hold_against_deadlines(report::verdict& verdict, const declared_tasks& declared, const std::string& file,
                            check::supervise::campaign& campaign) {
    report::task_words names(nullptr, verdict, campaign.symbols());
    report::timing_table& table = verdict.measured->timing;
    table.file = std::filesystem::path(file).filename().string();
    table.unit = declared.unit;
    for (std::size_t i = 0; i < declared.tasks.size(); ++i)
        table.rows.push_back(row_for(declared, i, *verdict.measured, names));
    table.otherwise = other_order(declared, *verdict.measured);
    if (verdict.result == report::outcome::wrong) return;
    for (const report::timed_row& row : table.rows) {
        if (!row.seen || row.measured_response <= row.deadline) continue;
        verdict.result = report::outcome::wrong;
        check::wire::finding shown{};
        // The execution once more, with its steps; a response that is late without any blocking has none to show.
        if (!row.shown.schedule.empty() && row.shown.machine_index < verdict.machines.size()) {
            const check::wire::machine& on = verdict.machines[row.shown.machine_index].on;
            const auto again = campaign.replay(row.shown.machine_index, on, row.shown.schedule);
            if (again && again->shown) {
                shown = again->shown->ended;
                verdict.recorded = again->recorded;
                verdict.schedule = row.shown.schedule;
                verdict.machine_index = row.shown.machine_index;
                verdict.on = on;
            }
        }
        verdict.what = missed(row, table.unit, shown);
        return;
    }
    if (verdict.result != report::outcome::ok) return;
    // Neither in time nor late: what was asked is not answered.
    for (const report::timed_row& row : table.rows) {
        if (row.seen && row.undeclared.empty()) continue;
        verdict.result = report::outcome::inconclusive;
        verdict.reason = row.seen ? "whether \"" + row.task + "\" is in time is not known: " + table.file +
                                        " has no length of " + row.undeclared + ", which blocks it"
                                  : "no task is called \"" + row.task + "\", which stands in " + table.file;
        return;
    }
}

}  // namespace pawl::cli
