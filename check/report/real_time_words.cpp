#include "check/report/real_time_words.hpp"

#include <algorithm>

#include "check/report/numbers.hpp"
#include "check/report/timing_words.hpp"

namespace pawl::check::report {
namespace {

constexpr std::size_t most_tasks = 12, most_sections = 3;

std::string quoted(const std::string& name, int priority) {
    return "\"" + name + "\" (" + std::to_string(priority) + ")";
}

std::string place_words(const wire::call_path& path, task_words& names) {
    return path.depth == 0 ? std::string() : names.at(names.place_of(path));
}

// What a maximum is the most of.
std::string of_which(const verdict& whole) {
    return whole.complete ? "the most over all schedules" : "the most in the schedules that were run, so far";
}

std::string again(const shown_by& shown, const page& on) {
    if (shown.name.empty()) return {};
    return "          " + on.faint(wrapped("pawl replay " + shown.name, on.width - 4, 12)) + "\n";
}

std::string line(const std::string& text, std::size_t indent, const page& on) {
    return std::string(indent, ' ') + wrapped(text, on.width, indent + 3) + "\n";
}

// The section in which it waited longest comes first.
std::vector<const blocking_section*> sections_of(const real_time& all, const std::string& task, bool messages) {
    std::vector<const blocking_section*> found;
    for (const blocking_section& one : all.sections)
        if (one.task == task && (one.cause == wire::blocking_cause::message) == messages) found.push_back(&one);
    std::ranges::stable_sort(found, std::ranges::greater{}, &blocking_section::worst);
    return found;
}

std::string section_lines(const std::vector<const blocking_section*>& sections, task_words& names, const page& on) {
    std::string text;
    for (std::size_t i = 0; i < sections.size() && i < most_sections; ++i)
        text += line(grouped(sections[i]->worst) + ": " + section_words(*sections[i], names), 10, on);
    if (sections.size() > most_sections)
        text += line("and " + counted(sections.size() - most_sections, "other section"), 10, on);
    return text;
}

std::string task_lines(const real_time& all, const measured_task& one, std::size_t widest, task_words& names,
                       const page& on) {
    const blocked_job* const worst = all.worst_of(one.name);
    std::string text = "     " + padded(fitted(one.name, widest), widest) + "   priority " +
                       std::to_string(one.priority) + "   " + counted(one.worst_own, "own step") + ", ";
    text += worst == nullptr ? "never blocked" : "blocked for " + grouped(worst->worst);
    if (worst != nullptr && worst->sections.size() > 1)
        text += " in " + grouped(worst->sections.size()) + (worst->more ? " and more sections" : " sections");
    text += "\n" + section_lines(sections_of(all, one.name, false), names, on);
    if (worst != nullptr) text += again(worst->shown, on);
    return text + section_lines(sections_of(all, one.name, true), names, on);
}

std::string interrupt_lines(const verdict& whole, task_words& names, const page& on) {
    const real_time& all = *whole.measured;
    if (all.interrupts.empty()) return {};
    std::string text = line("Interrupts, in steps from when one could come to its handler: " + of_which(whole), 2, on);
    for (const kept_away& one : all.interrupts) {
        text += line(one.interrupt + "   priority " + std::to_string(one.priority) + "   " +
                         (one.worst == 0 ? "never kept away" : grouped(one.worst) + ": " + mask_words(one, names)),
                     5, on);
        text += again(one.shown, on);
    }
    return text;
}

}  // namespace

std::string section_words(const blocking_section& one, task_words& names) {
    const std::string by = quoted(one.by, one.by_priority);
    const std::string thing = one.object == 0 ? std::string() : names.object(one.object, one.used);
    const std::string place = place_words(one.taken_at, names);
    switch (one.cause) {
        case wire::blocking_cause::lock: return "waits for " + thing + ", which " + by + " took" + place;
        case wire::blocking_cause::core:
            return thing.empty() ? by + " kept all others off the core"
                                 : by + " ran above it for " + thing + ", which it took" + place;
        case wire::blocking_cause::message:
            return "no blocking, but steps of lower tasks while it waited at " + thing + " for what " + by + " did" +
                   place;
    }
    return {};
}

std::string mask_words(const kept_away& one, task_words& names) {
    const std::string further = one.and_further ? ", and by what followed at once" : "";
    if (one.by_handler) return "by the handler of \"" + one.by + "\"" + further;
    return "masked by \"" + one.by + "\"" + place_words(one.masked_at, names) + further;
}

std::string real_time_report(const verdict& whole, symbolizer& symbols, const page& on) {
    if (!whole.measured) return {};
    task_words names(nullptr, whole, symbols);
    std::vector<measured_task> tasks = whole.measured->tasks;
    std::ranges::stable_sort(tasks, std::ranges::greater{}, &measured_task::priority);
    std::size_t widest = 0;
    for (const measured_task& one : tasks) widest = std::max(widest, columns_of(one.name));
    widest = std::min<std::size_t>(widest, 24);
    std::string text = line("Blocked by lower priorities, in steps of one job: " + of_which(whole), 2, on);
    for (std::size_t i = 0; i < tasks.size() && i < most_tasks; ++i)
        text += task_lines(*whole.measured, tasks[i], widest, names, on);
    if (tasks.size() > most_tasks) text += line("and " + counted(tasks.size() - most_tasks, "other task"), 5, on);
    const bool equal =
        std::ranges::all_of(tasks, [&](const measured_task& one) { return one.priority == tasks[0].priority; });
    if (tasks.size() > 1 && equal)
        text += line("All have the same priority, so nobody is blocked: --task NAME=policy:fifo,prio:N states others.",
                     5, on);
    if (whole.measured->lost > 0)
        text += line("There were more sections than there is room for: the most may be more.", 5, on);
    return text + interrupt_lines(whole, names, on) + timing_report(whole, on);
}

}  // namespace pawl::check::report
