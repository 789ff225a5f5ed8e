#include "check/report/real_time_json.hpp"

#include <limits>

#include "check/report/real_time_words.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

const char* key_of(wire::blocking_cause cause) {
    switch (cause) {
        case wire::blocking_cause::lock: return "lock";
        case wire::blocking_cause::core: return "core";
        case wire::blocking_cause::message: return "message";
    }
    return "lock";
}

json schedule_json(const shown_by& shown) { return shown.name.empty() ? json() : json(shown.name); }

void add_place(json& to, const wire::call_path& path, task_words& names) {
    if (path.depth == 0) return;
    const source_frame place = names.place_of(path);
    if (place.line <= 0) return;
    to["file"] = place.file;
    to["line"] = place.line;
}

json section_json(const blocking_section& one, task_words& names) {
    json text = {{"cause", key_of(one.cause)},
                 {"steps", one.worst},
                 {"by", one.by},
                 {"by_priority", one.by_priority},
                 {"object", one.object == 0 ? json() : json(names.object(one.object, one.used))}};
    add_place(text, one.taken_at, names);
    text["words"] = section_words(one, names);
    text["schedule"] = schedule_json(one.shown);
    return text;
}

// null: no bound.
json time_json(std::int64_t time) { return time == std::numeric_limits<std::int64_t>::max() ? json() : json(time); }

json timing_json(const timing_table& timing) {
    json text = {{"unit", timing.unit}, {"tasks", json::array()}};
    for (const timed_row& one : timing.rows)
        text["tasks"].push_back({{"name", one.task},
                                 {"in_the_program", one.seen},
                                 {"deadline", one.deadline},
                                 {"cost", one.cost},
                                 {"declared_blocking", one.declared_blocking},
                                 {"declared_response", time_json(one.declared_response)},
                                 {"measured_blocking", one.measured_blocking},
                                 {"measured_response", time_json(one.measured_response)},
                                 {"undeclared", one.undeclared.empty() ? json() : json(one.undeclared)},
                                 {"schedule", schedule_json(one.shown)}});
    return text;
}

}  // namespace

json real_time_json(const verdict& whole, task_words& names) {
    if (!whole.measured) return {};
    const real_time& all = *whole.measured;
    json text = {{"over_all_schedules", whole.complete}, {"lost", all.lost}, {"tasks", json::array()}};
    for (const measured_task& one : all.tasks) {
        const blocked_job* const worst = all.worst_of(one.name);
        json task = {{"name", one.name},
                     {"priority", one.priority},
                     {"own_steps", one.worst_own},
                     {"blocked_steps", worst == nullptr ? 0 : worst->worst},
                     {"schedule", worst == nullptr ? json() : schedule_json(worst->shown)},
                     {"sections", json::array()}};
        for (const blocking_section& section : all.sections)
            if (section.task == one.name) task["sections"].push_back(section_json(section, names));
        text["tasks"].push_back(task);
    }
    text["interrupts"] = json::array();
    for (const kept_away& one : all.interrupts) {
        json interrupt = {{"name", one.interrupt},
                          {"priority", one.priority},
                          {"kept_away_steps", one.worst},
                          {"by", one.worst == 0 ? json() : json(one.by)}};
        add_place(interrupt, one.masked_at, names);
        interrupt["schedule"] = schedule_json(one.shown);
        text["interrupts"].push_back(interrupt);
    }
    if (!all.timing.rows.empty()) text["timing"] = timing_json(all.timing);
    return text;
}

}  // namespace pawl::check::report
