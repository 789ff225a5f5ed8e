#include "sketch/told/timeline_trace.hpp"

#include <functional>
#include <nlohmann/json.hpp>

#include "sketch/told/timeline_words.hpp"

namespace pawl::sketch {
namespace {

using json = nlohmann::ordered_json;

// Perfetto groups tracks by process. Numbers from 1: 0 is the idle process there.
constexpr int cores_group = 1, tasks_group = 2, pins_group = 3, serial_group = 4;

// The format counts microseconds; fractions are allowed.
double microseconds(std::int64_t nanoseconds) { return static_cast<double>(nanoseconds) / 1e3; }

class trace_writer {
public:
    trace_writer(const timeline& of, check::report::task_words& names) : of_(of), names_(names) {}

    json write() {
        write_cores();
        write_tasks();
        write_pins();
        write_serial();
        return std::move(events_);
    }

private:
    json& add(const char* phase, int group, std::size_t track, std::int64_t at, const std::string& name) {
        events_.push_back(
            {{"ph", phase}, {"pid", group}, {"tid", track + 1}, {"ts", microseconds(at)}, {"name", name}});
        return events_.back();
    }

    void name_group(int group, const char* name) { add("M", group, 0, 0, "process_name")["args"] = {{"name", name}}; }
    void name_track(int group, std::size_t track, const std::string& name) {
        add("M", group, track, 0, "thread_name")["args"] = {{"name", name}};
        add("M", group, track, 0, "thread_sort_index")["args"] = {{"sort_index", track}};
    }

    // `words` is empty for a value that shows as a gap.
    void write_lane(int group, std::size_t track, const lane& drawn, const std::function<std::string(int)>& words) {
        const auto& changes = drawn.changes();
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const std::int64_t end = i + 1 < changes.size() ? changes[i + 1].at_ns : of_.end_ns();
            const std::string name = words(changes[i].value);
            if (name.empty()) continue;
            json& slice = add("X", group, track, changes[i].at_ns, name);
            slice["dur"] = microseconds(end - changes[i].at_ns);
            if (changes[i].changes > 1) slice["args"] = {{"changes", changes[i].changes}};
        }
    }

    void write_cores() {
        name_group(cores_group, "cores");
        for (std::size_t core = 0; core < of_.cores().size(); ++core) {
            name_track(cores_group, core, "core " + std::to_string(core));
            write_lane(cores_group, core, of_.cores()[core], [&](int task) {
                if (task < 0) return std::string(task == timeline::another_task ? "another task" : "");
                return of_.tasks()[static_cast<std::size_t>(task)].name;
            });
        }
        if (of_.interrupts().empty()) return;
        name_track(cores_group, of_.cores().size(), "interrupts");
        write_lane(cores_group, of_.cores().size(), of_.interrupts(), [&](int which) {
            return which < 0 ? std::string() : of_.interrupt_names()[static_cast<std::size_t>(which)];
        });
    }

    std::string stand_words(int value) {
        switch (value) {
            case absent: return {};
            case ready: return "ready";
            case runs: return "runs";
            case rounds: return "goes round, nothing changes";
            default: return wait_words(of_.waits_for()[static_cast<std::size_t>(value - waits)], of_, names_);
        }
    }

    void write_tasks() {
        name_group(tasks_group, "tasks");
        for (std::size_t task = 0; task < of_.tasks().size(); ++task) {
            const task_lane& one = of_.tasks()[task];
            name_track(tasks_group, task, one.name);
            write_lane(tasks_group, task, one.stands, [&](int value) { return stand_words(value); });
            for (const priority_change& change : one.priorities)
                add("C", tasks_group, task, change.at_ns,
                    "priority of " + one.name)["args"] = {{"priority", change.value}};
        }
    }

    void write_pins() {
        if (of_.pins().empty()) return;
        name_group(pins_group, "pins");
        for (const auto& [number, pin] : of_.pins()) {
            const auto track = static_cast<std::size_t>(number);
            for (const change& one : pin.levels.changes())
                add("C", pins_group, track, one.at_ns,
                    "pin " + std::to_string(number))["args"] = {{"level", one.value}};
            for (const change& one : pin.values.changes())
                add("C", pins_group, track, one.at_ns,
                    "pin " + std::to_string(number) + " analog")["args"] = {{"value", one.value}};
        }
    }

    void write_serial() {
        const auto lines = of_.serial().all();
        if (lines.empty()) return;
        name_group(serial_group, "serial lines");
        for (const serial_text& one : lines) {
            json& mark = add("i", serial_group, one.line, one.at_ns, one.text);
            mark["s"] = "t";
            mark["args"] = {{"task", one.who}};
        }
    }

    const timeline& of_;
    check::report::task_words& names_;
    json events_ = json::array();
};

}  // namespace

std::string timeline_trace(const timeline& of, const check::report::verdict& verdict,
                           check::report::symbolizer& symbols) {
    check::report::task_words names(verdict.what ? &*verdict.what : nullptr, verdict, symbols);
    json text;
    text["traceEvents"] = trace_writer(of, names).write();
    text["displayTimeUnit"] = "ns";
    text["otherData"] = {{"board", of.board()}};
    return text.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace pawl::sketch
