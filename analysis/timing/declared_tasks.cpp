#include "analysis/timing/declared_tasks.hpp"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace pawl::analysis {
namespace {

using nlohmann::json;
// Within this file only: it ends as the error of read_declared_tasks.
struct refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void allow_only(const json& object, const std::string& what, std::initializer_list<std::string_view> keys) {
    if (!object.is_object()) throw refused(what + " is not an object");
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(keys, key) == keys.end()) throw refused(what + " has '" + key + "', which means nothing");
}

timing::duration number(const json& object, const std::string& what, const char* key, timing::duration otherwise = -1) {
    const auto found = object.find(key);
    if (found == object.end()) {
        if (otherwise < 0) throw refused(what + " has no '" + key + "'");
        return otherwise;
    }
    if (!found->is_number_integer()) throw refused(what + ": '" + key + "' is not a whole number");
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t{1} << 62)
        throw refused(what + ": '" + key + "' is too large");
    return found->get<timing::duration>();
}

int small_number(const json& object, const std::string& what, const char* key) {
    const timing::duration found = number(object, what, key, 0);
    if (!object.contains(key)) throw refused(what + " has no '" + key + "'");
    if (found < -1000 || found > 1000) throw refused(what + ": '" + key + "' is not between -1000 and 1000");
    return static_cast<int>(found);
}

std::string_view name_in(const json& object, const std::string& what, const char* key, declared_tasks& into) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string() || found->get<std::string>().empty())
        throw refused(what + " has no '" + key + "'");
    return into.names.emplace_back(found->get<std::string>());
}

/// A number; or what was counted, with a margin.
timing::duration cost_in(const json& object, const std::string& what, const counted_marks& marks, std::string& told) {
    const auto found = object.find("cost");
    if (found == object.end()) throw refused(what + " has no 'cost'");
    if (!found->is_object()) return number(object, what, "cost");
    const std::string of = "the cost of " + what;
    allow_only(*found, of, {"counted", "from_mark", "to_mark", "margin_percent"});
    // A count is of the runs that were made, not of all that there can be: how much is added must be said.
    const timing::duration margin = small_number(*found, of, "margin_percent");
    if (margin < 0) throw refused(of + ": the margin is less than nothing");
    timing::duration counted;
    if (found->contains("counted")) {
        counted = number(*found, of, "counted");
        if (counted < 0 || counted > timing::longest) throw refused(of + ": 'counted' is not between 0 and 2^40");
        told = "counted";
    } else {
        const int from = small_number(*found, of, "from_mark"), to = small_number(*found, of, "to_mark");
        if (from < 0 || to < 0) throw refused(of + ": marks are numbers from 0");
        const auto most = most_between(marks, static_cast<unsigned>(from), static_cast<unsigned>(to));
        if (!most) throw refused(of + ": " + most.error());
        counted = *most;
        told = "marks " + std::to_string(from) + " to " + std::to_string(to);
    }
    told += ": " + std::to_string(counted) + " and " + std::to_string(margin) + " %";
    return timing::with_margin(counted, static_cast<int>(margin));
}

void read_tasks(const json& whole, const counted_marks& marks, declared_tasks& into) {
    if (!whole.contains("tasks") || !whole["tasks"].is_array() || whole["tasks"].empty())
        throw refused("there is no list of 'tasks'");
    for (const json& one : whole["tasks"]) {
        allow_only(one, "a task", {"name", "priority", "period", "deadline", "cost", "jitter"});
        timing::timed_task task;
        task.name = name_in(one, "a task", "name", into);
        const std::string what = "task '" + std::string{task.name} + "'";
        task.priority = small_number(one, what, "priority");
        task.period = number(one, what, "period");
        task.deadline = number(one, what, "deadline", 0);
        task.jitter = number(one, what, "jitter", 0);
        task.cost = cost_in(one, what, marks, into.costs.emplace_back());
        into.tasks.push_back(task);
    }
}

/// Given as a number, or as the most urgent of those who share what the section is about.
int ceiling_in(const json& one, const std::string& what, const declared_tasks& into) {
    if (one.contains("ceiling") == one.contains("shared_with"))
        throw refused(what + " needs either 'ceiling' or 'shared_with'");
    if (one.contains("ceiling")) return small_number(one, what, "ceiling");
    if (!one["shared_with"].is_array()) throw refused(what + ": 'shared_with' is not a list of tasks");
    std::vector<std::string> users{one.at("task").get<std::string>()};
    for (const json& each : one["shared_with"]) {
        if (!each.is_string()) throw refused(what + ": 'shared_with' is not a list of tasks");
        users.push_back(each.get<std::string>());
    }
    int ceiling = std::numeric_limits<int>::min();
    for (const std::string& user : users) {
        const auto found = std::ranges::find(into.tasks, user, &timing::timed_task::name);
        if (found == into.tasks.end()) throw refused(what + ": there is no task '" + user + "'");
        ceiling = std::max(ceiling, found->priority);
    }
    return ceiling;
}

void read_sections(const json& whole, declared_tasks& into) {
    if (!whole.contains("sections")) return;
    if (!whole["sections"].is_array()) throw refused("'sections' is not a list");
    for (const json& one : whole["sections"]) {
        allow_only(one, "a section", {"task", "lock", "ceiling", "shared_with", "length"});
        timing::critical_section section;
        section.task = name_in(one, "a section", "task", into);
        const std::string what = "a section of '" + std::string{section.task} + "'";
        section.length = number(one, what, "length");
        section.ceiling = ceiling_in(one, what, into);
        into.sections.push_back(section);
        // What it is called in the program, for pawl check --timing.
        into.locks.emplace_back(one.contains("lock") ? std::string{name_in(one, what, "lock", into)} : std::string{});
    }
}

}  // namespace

std::expected<declared_tasks, std::string> read_declared_tasks(std::string_view text, const counted_marks& marks) {
    try {
        const json whole = json::parse(text);
        allow_only(whole, "the file", {"unit", "tasks", "sections"});
        declared_tasks found;
        found.unit = whole.contains("unit") ? name_in(whole, "the file", "unit", found) : "units";
        read_tasks(whole, marks, found);
        read_sections(whole, found);
        if (const auto mistake = timing::mistake_in(found.tasks, found.sections); !mistake.empty())
            throw refused(std::string{mistake});
        return found;
    } catch (const refused& why) {
        return std::unexpected(why.what());
    } catch (const json::exception& why) {
        return std::unexpected(std::string("this is not JSON: ") + why.what());
    }
}

}  // namespace pawl::analysis
