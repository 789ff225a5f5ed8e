#include "sketch/advice/repair.hpp"

#include <algorithm>
#include <optional>
#include <regex>

#include "check/report/paragraph.hpp"
#include "sketch/advice/channel_advice.hpp"

namespace pawl::sketch {
namespace {

using check::report::source_frame;
using check::report::task_words;
using check::wire::finding;
using check::wire::finding_kind;
using check::wire::operation_kind;
using check::wire::task_snapshot;

std::string escaped(const std::string& name) {
    return std::regex_replace(name, std::regex(R"([.\[\]{}()*+?^$|\\])"), R"(\$&)");
}

bool is_lock_wait(const task_snapshot& task) { return task.operation == operation_kind::mutex_lock; }

std::size_t indent_of(const std::string& line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

/// Replaces in every source; false: nowhere.
bool replace_everywhere(repair& result, const std::vector<std::filesystem::path>& sources, const std::string& pattern,
                        const std::string& with) {
    bool any = false;
    for (const auto& file : sources) {
        const auto known = result.files.find(file);
        text_lines lines = known == result.files.end() ? read_lines(file) : known->second;
        bool changed = false;
        for (std::string& line : lines) {
            const std::string fresh = std::regex_replace(line, std::regex(pattern), with);
            changed = changed || fresh != line;
            line = fresh;
        }
        if (changed) result.files[file] = lines;
        any = any || changed;
    }
    return any;
}

// A task takes one lock twice: the lock becomes recursive, with all its calls.
repair made_recursive(const std::string& lock, const std::vector<std::filesystem::path>& sources) {
    repair result;
    result.words = "make " + lock + " a recursive mutex: its task may take it again, and gives it as often";
    const std::string name = escaped(lock);
    const bool created = replace_everywhere(result, sources, "(\\b" + name + R"(\s*=\s*)xSemaphoreCreateMutex\b)",
                                            "$1xSemaphoreCreateRecursiveMutex");
    replace_everywhere(result, sources, R"(\bxSemaphoreTake(\s*\(\s*)" + name + R"(\s*,))",
                       "xSemaphoreTakeRecursive$1");
    replace_everywhere(result, sources, R"(\bxSemaphoreGive(\s*\(\s*)" + name + R"(\s*\)))",
                       "xSemaphoreGiveRecursive$1");
    if (created) return result;
    result.files.clear();
    result.why_not = "the line that creates " + lock + " was not found";
    return result;
}

// A binary semaphore as a lock: a mutex in its place lends the waiting task's priority.
repair made_mutex(const std::string& lock, const std::vector<std::filesystem::path>& sources) {
    repair result;
    result.words = "make " + lock + " a mutex: its holder inherits the priority of who waits";
    const std::string name = escaped(lock);
    bool created = replace_everywhere(result, sources, "(\\b" + name + R"(\s*=\s*)xSemaphoreCreateBinary\b)",
                                      "$1xSemaphoreCreateMutex");
    created = replace_everywhere(result, sources, R"(\bvSemaphoreCreateBinary\s*\(\s*)" + name + R"(\s*\))",
                                 lock + " = xSemaphoreCreateMutex()") ||
              created;
    if (created) return result;
    result.files.clear();
    result.why_not = "the line that creates " + lock + " as a binary semaphore was not found";
    return result;
}

struct out_of_order {
    source_frame holds, waits;
};

// Of a task in the circle that wants `first` and holds another: where it takes the two.
std::optional<out_of_order> taken_out_of_order(const task_snapshot& task, std::uint64_t first, task_words& names) {
    if (task.object != first || task.held_count == 0) return std::nullopt;
    return out_of_order{names.place_of(task.held[0], task.id), names.place_of(task.stack)};
}

// Moves the line that takes `lock` in front of the one that takes the other; the sentence that says why not, if so.
std::string move_line(repair& result, const out_of_order& places, const std::string& lock) {
    if (places.holds.file != places.waits.file || places.holds.function != places.waits.function)
        return "the two locks are taken in different functions";
    if (places.holds.line <= 0 || places.waits.line <= places.holds.line) return "the lines do not stand in that order";
    text_lines lines = read_lines(places.waits.file);
    if (static_cast<std::size_t>(places.waits.line) > lines.size()) return "the source has changed meanwhile";
    const auto from = static_cast<std::size_t>(places.waits.line - 1),
               to = static_cast<std::size_t>(places.holds.line - 1);
    const std::regex alone(R"(^\s*xSemaphoreTake\s*\(\s*)" + escaped(lock) + R"(\s*,[^;]*\)\s*;\s*(//.*)?$)");
    if (!std::regex_match(lines[from], alone)) return "the line that takes " + lock + " does more than that";
    const std::string moved = lines[to].substr(0, indent_of(lines[to])) + lines[from].substr(indent_of(lines[from]));
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(from));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), moved);
    result.files[places.waits.file] = std::move(lines);
    return {};
}

repair in_one_order(const finding& what, task_words& names) {
    repair result;
    const task_snapshot* leader = names.snapshot(*std::min_element(what.cycle, what.cycle + what.cycle_length));
    if (leader == nullptr || leader->held_count == 0) {
        result.words = "take the locks in one order everywhere";
        result.why_not = "it is not known which lock comes first";
        return result;
    }
    const std::uint64_t first = leader->held[0].address;
    const std::string lock = names.bare_object(first, operation_kind::mutex_lock);
    result.words = (what.cycle_length == 2 ? "both tasks take " : "all tasks take ") + lock + " first";
    for (int i = 0; i < what.cycle_length; ++i) {
        const task_snapshot* task = names.snapshot(what.cycle[i]);
        if (task == nullptr) continue;
        const auto places = taken_out_of_order(*task, first, names);
        if (!places) continue;
        for (int j = 0; j < what.cycle_length; ++j) {
            const task_snapshot* other = names.snapshot(what.cycle[j]);
            if (other == task || other == nullptr) continue;
            if (names.place_of(other->stack).line == places->waits.line) {
                result.why_not = "several tasks run the same lines: let each take the lock with the lower number first";
                return result;
            }
        }
        result.why_not = move_line(result, *places, lock);
    }
    return result;
}

}  // namespace

repair repair_for(const check::report::verdict& verdict, task_words& names,
                  const std::vector<std::filesystem::path>& sources) {
    const finding& what = *verdict.what;
    repair result;
    switch (what.kind) {
        case finding_kind::deadlock: {
            if (what.cycle_length == 0) break;
            const task_snapshot* one = names.snapshot(what.cycle[0]);
            if (one == nullptr || !is_lock_wait(*one)) break;
            if (what.cycle_length == 1) return made_recursive(names.bare_object(one->object, one->operation), sources);
            return in_one_order(what, names);
        }
        case finding_kind::inversion: return made_mutex(names.bare_object(what.object, operation_kind::none), sources);
        case finding_kind::promise:
            result.words = channel_advice(names.inner_place_of(what.stack).function, sources);
            break;
        case finding_kind::starvation:
            result.words =
                "let the task of higher priority wait: vTaskDelay of at least one tick, a queue, a notification";
            break;
        case finding_kind::stack_overflow: result.words = "give the task a larger stack in xTaskCreate"; break;
        default: break;
    }
    // By hand, then: what the report of a check would say.
    if (result.words.empty()) result.words = check::report::explain(what, verdict, names).cure;
    if (result.words.empty())
        result.words = "pawl check says what happened, step by step: only you know how it should be";
    result.why_not = "only you know what is meant here";
    return result;
}

}  // namespace pawl::sketch
