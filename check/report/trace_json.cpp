#include "check/report/trace_json.hpp"

#include <pawl/watch/trace_words.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "check/report/machine_words.hpp"
#include "check/report/picture.hpp"
#include "check/report/step_times.hpp"
#include "check/report/steps.hpp"

namespace pawl::check::report {
namespace {

using json = nlohmann::ordered_json;
// As a program that is traced while it runs writes it.
namespace words = pawl::trace_words;

// Perfetto groups tracks by process. Numbers from 1: 0 is the idle process there.
constexpr int tasks_group = 1, cores_group = 2;

class trace_writer {
public:
    trace_writer(const verdict& shown, task_words& names)
        : shown_(shown), names_(names), drawn_(scene_of(shown)), time_(step_times(drawn_.seen)) {}

    json write() {
        name_tracks();
        if (drawn_.seen.steps() > 0) {
            write_steps();
            write_stays();
            write_cores();
            write_locks();
            write_influences();
        }
        return std::move(events_);
    }

private:
    json& add(const char* phase, int group, int track, std::int64_t at, const std::string& name) {
        events_.push_back({{"ph", phase}, {"pid", group}, {"tid", track + 1}, {"ts", at}, {"name", name}});
        return events_.back();
    }

    void add_slice(int group, int track, std::int64_t from, std::int64_t to, const std::string& name,
                   const char* category) {
        json& slice = add("X", group, track, from, name);
        slice["dur"] = to - from;
        slice["cat"] = category;
    }

    void add_name(const char* what, int group, int track, const std::string& name) {
        add("M", group, track, 0, what)["args"] = {{"name", name}};
    }

    void name_tracks() {
        add_name("process_name", tasks_group, -1, words::tasks);
        for (int task = 0; task < drawn_.seen.task_count(); ++task) {
            const wire::task_snapshot* end = drawn_.seen.at_the_end(task);
            const std::string priority = end != nullptr && shown_.on.kind != wire::machine_kind::free
                                             ? " (priority " + std::to_string(end->priority) + ")"
                                             : "";
            add_name("thread_name", tasks_group, task, names_.task(task) + priority);
            add("M", tasks_group, task, 0, "thread_sort_index")["args"] = {{"sort_index", task}};
        }
        add_name("process_name", cores_group, -1, words::cores);
        std::vector<int> used = drawn_.core;
        std::ranges::sort(used);
        used.erase(std::ranges::unique(used).begin(), used.end());
        for (const int core : used) add_name("thread_name", cores_group, core, "core " + std::to_string(core));
    }

    std::int64_t end_of(std::size_t step) const { return time_[step] + 1; }

    void write_steps() {
        const auto lines = unfolded_lines(shown_, names_, 1);
        std::size_t step = 0;
        int before = -1;
        std::string takes_over;
        for (const step_line& line : lines) {
            if (line.what == step_line::kind::takes_over) takes_over = line.text;
            if (line.what != step_line::kind::step || step >= drawn_.seen.steps()) continue;
            const wire::trace_event& event = drawn_.seen.step(step);
            if (event.preempted && before >= 0 && before != event.task) {
                const std::string text = names_.task(event.task) + " preempts " + names_.task(before);
                for (const int track : {before, static_cast<int>(event.task)}) {
                    json& mark = add("i", tasks_group, track, time_[step], text);
                    mark["s"] = "t";
                    mark["cat"] = words::preemption;
                }
            }
            add_slice(tasks_group, event.task, time_[step], end_of(step), line.text, words::step);
            json& arguments = events_.back()["args"];
            arguments = {{"step", event.step}, {"priority", event.priority}};
            if (!takes_over.empty()) arguments["takes_over"] = std::exchange(takes_over, {});
            if (!line.place.empty()) arguments["place"] = line.place;
            if (!line.source.empty()) arguments["source"] = line.source;
            if (!line.file.empty()) {
                arguments["file"] = line.file;
                arguments["line"] = line.line;
            }
            before = event.task;
            ++step;
        }
    }

    // Between its own steps a task stands; its own steps lie in a slice `runs`.
    void write_stays() {
        for (std::size_t task = 0; task < drawn_.stays.size(); ++task)
            for (const stay& one : drawn_.stays[task]) {
                if (one.how == stand::absent || one.how == stand::ended) continue;
                const std::int64_t from = time_[one.from];
                const bool last = one.to == drawn_.seen.steps();
                const std::int64_t to = last || one.how == stand::acts ? end_of(one.to - 1) : time_[one.to];
                add_slice(tasks_group, static_cast<int>(task), from, to, stay_words(one, drawn_.seen, names_),
                          words::state);
                json& arguments = events_.back()["args"] = {{"how", key_of(one.how)}};
                if (one.peer >= 0) arguments["peer"] = one.peer + 1;  // its track
            }
    }

    void write_cores() {
        for (std::size_t from = 0; from < drawn_.seen.steps();) {
            std::size_t to = from + 1;
            const int task = drawn_.seen.step(from).task;
            while (to < drawn_.seen.steps() && drawn_.seen.step(to).task == task &&
                   drawn_.core[to] == drawn_.core[from])
                ++to;
            add_slice(cores_group, drawn_.core[from], time_[from], end_of(to - 1), names_.task(task), words::core);
            from = to;
        }
    }

    // Locks are not given back in the reverse order of taking: nested slices would lie, so each is a track of its own.
    void write_locks() {
        int number = 0;
        for (const holding& one : drawn_.locks) {
            const std::string name = "holds " + names_.object(one.object, one.taken_by);
            const std::int64_t to = one.to == drawn_.seen.steps() ? end_of(one.to - 1) : time_[one.to];
            for (const auto& [phase, at] : {std::pair{"b", time_[one.from]}, std::pair{"e", to}}) {
                json& event = add(phase, tasks_group, one.task, at, name);
                event["cat"] = words::lock;
                event["id"] = number;
            }
            ++number;
        }
    }

    static const char* name_of(influence_kind kind) {
        switch (kind) {
            case influence_kind::starts: return words::starts;
            case influence_kind::ends: return words::ends;
            case influence_kind::hands_on: return words::gives_back;
            case influence_kind::wakes: return words::wakes;
            case influence_kind::posts: return words::adds;
            case influence_kind::message: return words::is_read;
            case influence_kind::interrupts: return words::is_interrupted;
        }
        return "lets go on";
    }

    void write_influences() {
        int number = 0;
        for (const influence& one : drawn_.influences) {
            for (const auto& [phase, step] : {std::pair{"s", one.from}, std::pair{"f", one.to}}) {
                json& event = add(phase, tasks_group, drawn_.seen.step(step).task, time_[step], name_of(one.kind));
                event["cat"] = words::influence;
                event["id"] = number;
                if (one.object != 0)
                    event["args"] = {{"object", names_.object(one.object, drawn_.seen.step(one.to).kind)}};
                if (*phase == 'f') event["bp"] = "e";  // ends in the slice that is open there
            }
            ++number;
        }
    }

    const verdict& shown_;
    task_words& names_;
    picture drawn_;
    std::vector<std::int64_t> time_;
    json events_ = json::array();
};

}  // namespace

std::string trace_json(const verdict& whole, symbolizer& symbols) {
    const verdict shown = pictured(whole);
    task_words names(shown.what ? &*shown.what : nullptr, shown, symbols);
    json text;
    text["traceEvents"] = trace_writer(shown, names).write();
    text["displayTimeUnit"] = "ns";
    text["otherData"] = {{"made_by", words::made_by_check},
                         {"machine", machine_words(shown.on, [&](int task) { return names.task(task); })},
                         {"schedule", whole.schedule_name}};
    // Names and texts come from the program: whatever bytes they have, the result is JSON.
    return text.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::check::report
