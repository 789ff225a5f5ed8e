#include "check/report/sarif_flow.hpp"

#include <map>

#include "check/report/frame_origin.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/steps.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;

// Services show some hundred places of a finding at most, and refuse files of many megabytes.
constexpr std::size_t most_places = 500;

// How a step's weight in the table becomes an importance here.
const char* importance_of(const step_line& line) {
    if (line.weight >= 6) return "essential";
    return line.weight >= 4 ? "important" : "unimportant";
}

json place_of_step(const step_line& line, const sarif_places& places) {
    json one;
    source_frame where;
    where.file = line.file;
    where.line = line.line;
    one["location"] = places.location(where, line.text);
    one["nestingLevel"] = line.depth;
    if (line.step > 0) one["executionOrder"] = line.step;
    one["importance"] = importance_of(line);
    if (line.what == step_line::kind::call) one["kinds"] = {"call", "function"};
    return one;
}

std::string standing_words(const wire::task_snapshot& task, task_words& names) {
    if (task.state == wire::task_state::spinning) return names.subject(task.id) + " spins";
    if (task.state == wire::task_state::ready) return names.subject(task.id) + " could go on";
    const std::string object = task.object != 0 ? names.object(task.object, task.operation) : "something";
    const std::string other = task.waits_for_task >= 0 ? names.task(task.waits_for_task) : std::string();
    return names.subject(task.id) + " " + waiting_words(task.operation, object, other, task.size);
}

}  // namespace

json sarif_flow(const verdict& whole, task_words& names, const sarif_places& places) {
    if (whole.recorded.events.empty()) return {};
    std::map<int, json> of_task;
    // What has no place, such as the beginning of a task, cannot be shown: services want a file for each.
    std::map<int, step_line> preempts;
    for (const step_line& line : shortened(lines_of(whole, names, 1), most_places)) {
        if (line.what == step_line::kind::takes_over) preempts.insert_or_assign(line.task, line);
        if (line.file.empty()) continue;
        json one = place_of_step(line, places);
        // Who was interrupted for it is told with the first step that can be shown.
        if (const auto over = preempts.extract(line.task)) {
            one["location"]["message"] = sarif_message(over.mapped().text + ": " + line.text);
            one["importance"] = "essential";
            one["kinds"] = {"preemption"};
        }
        of_task[line.task].push_back(std::move(one));
    }
    json threads = json::array();
    for (auto& [task, locations] : of_task)
        threads.push_back({{"id", names.task(task)},
                           {"message", sarif_message("the steps of task \"" + names.task(task) + "\"")},
                           {"locations", std::move(locations)}});
    if (threads.empty()) return {};
    return json::array({{{"message", sarif_message("the schedule that shows it, step by step")},
                         {"threadFlows", std::move(threads)}}});
}

json sarif_stacks(const wire::finding& what, task_words& names, const sarif_places& places) {
    json stacks = json::array();
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = what.tasks[i];
        if (task.state == wire::task_state::ended) continue;
        json frames = json::array();
        for (const source_frame& frame : names.symbols().frames_of(task.stack))
            if (origin_of(frame, names.executable()) != origin::runtime)
                frames.push_back({{"location", places.location(frame)}});
        if (!frames.empty())
            stacks.push_back({{"message", sarif_message(standing_words(task, names))}, {"frames", std::move(frames)}});
    }
    return stacks;
}

}  // namespace pawl::check::report
