#include "check/report/debug_story.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "check/report/frame_origin.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/text_report.hpp"
#include "check/report/told_steps.hpp"

namespace pawl::check::report {

std::string debug_story(const verdict& whole, symbolizer& symbols, std::uint64_t main_stack_top) {
    using json = nlohmann::json;
    task_words names(whole.what ? &*whole.what : nullptr, whole, symbols);
    json story;
    story["machine"] = machine_words(whole.on, [&](int task) { return names.task(task); });
    story["verdict"] = one_line(whole, symbols);
    story["main_stack_top"] = main_stack_top;
    story["steps"] = json::array();
    for (const told_step& one : told_steps(whole, names))
        story["steps"].push_back({{"step", one.step},
                                  {"task", one.task},
                                  {"words", one.words},
                                  {"place", one.place.line > 0 ? place_text(one.place) : ""},
                                  {"preempted", one.preempted >= 0 ? json(names.task(one.preempted)) : json()}});
    // By kind: how a task waits in it. "%" stands for the thing, "@" for the other task.
    story["waits"] = json::array();
    for (int kind = 0; kind < static_cast<int>(wire::operation_kind::kinds); ++kind)
        story["waits"].push_back(waiting_words(static_cast<wire::operation_kind>(kind), "%", "@"));
    story["objects"] = json::object();
    const auto name = [&](std::uint64_t address, wire::operation_kind used) {
        if (address != 0 && !story["objects"].contains(std::to_string(address)))
            story["objects"][std::to_string(address)] = names.object(address, used);
    };
    for (const wire::trace_event& event : whole.recorded.events) name(event.object, event.kind);
    story["end"] = json::object();
    for (std::uint32_t i = 0; whole.what && i < whole.what->task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = whole.what->tasks[i];
        name(task.object, task.operation);
        if (const source_frame place = names.place_of(task.stack);
            task.state != wire::task_state::ended && place.line > 0)
            story["end"][std::to_string(task.id)] = place_text(place);
    }
    return story.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace pawl::check::report
