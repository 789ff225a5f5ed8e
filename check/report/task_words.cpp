#include "check/report/task_words.hpp"

#include <algorithm>
#include <cstring>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/object_names.hpp"
#include "check/report/operation_words.hpp"

namespace pawl::check::report {
namespace {

// A, B ... Z, A1, B1 ...
std::string letter(std::size_t index) {
    std::string text(1, static_cast<char>('A' + index % 26));
    if (index >= 26) text += std::to_string(index / 26);
    return text;
}

}  // namespace

task_words::task_words(const wire::finding* what, const verdict& whole, symbolizer& symbols)
    : what_(what), whole_(whole), symbols_(symbols), locals_(what, whole.recorded) {
    // A lock stays a mutex wherever it is named: the noun comes from the first use that has one.
    const auto note = [&](std::uint64_t address, wire::operation_kind used) {
        if (const std::string_view noun = object_noun(used); address != 0 && !noun.empty())
            nouns_.try_emplace(address, noun);
    };
    for (const wire::named_object& one : whole.recorded.named)
        if (one.name[0] <= ' ' || one.handle != 0) nouns_.try_emplace(one.address, one.noun);
    for (const wire::trace_event& event : whole.recorded.events) note(event.object, event.kind);
    if (what == nullptr) return;
    for (std::uint32_t i = 0; i < what->task_count && i < wire::max_reported_tasks; ++i)
        note(what->tasks[i].object, what->tasks[i].operation);
}

const wire::task_snapshot* task_words::snapshot(int id) const {
    if (what_ == nullptr) return nullptr;
    for (std::uint32_t i = 0; i < what_->task_count && i < wire::max_reported_tasks; ++i)
        if (what_->tasks[i].id == id) return &what_->tasks[i];
    return nullptr;
}

std::string task_words::task(int id) const {
    if (const wire::task_snapshot* known = snapshot(id); known != nullptr && known->name[0] != '\0')
        return std::string(known->name, strnlen(known->name, sizeof known->name));
    return default_task_name(id);
}

std::string task_words::subject(int id) const { return "Task \"" + task(id) + "\""; }

const std::string& task_words::variable(std::uint64_t address) {
    const auto [name, fresh] = names_.try_emplace(address);
    if (!fresh) return name->second;
    name->second = symbols_.variable_at(address);
    if (const std::uint64_t handle = handle_of(whole_.recorded, address); handle != 0)
        name->second = symbols_.variable_at(handle);
    if (!name->second.empty()) return name->second;
    name->second = locals_.name_of(address, symbols_);
    // Two tasks in one function have a variable each.
    if (name->second.empty() || local_names_.insert(name->second).second) return name->second;
    for (int copy = 2;; ++copy) {
        const std::string other = name->second + " (" + std::to_string(copy) + ")";
        if (!local_names_.insert(other).second) continue;
        name->second = other;
        return name->second;
    }
}

std::string task_words::lasting_name(std::uint64_t address) {
    std::string name = variable(address);
    // " (2)": the second of several tasks that has such a local variable, in the order in which they are told.
    if (const auto copy = name.rfind(" ("); copy != std::string::npos && name.ends_with(')')) name.erase(copy);
    return name.empty() ? given_name(whole_.recorded, address) : name;
}

std::string task_words::bare_object(std::uint64_t address, wire::operation_kind used) {
    if (const std::string& name = variable(address); !name.empty()) return name;
    const auto [label, fresh] = labels_.try_emplace(address);
    if (fresh) {
        std::string noun;
        if (const auto known = nouns_.find(address); known != nouns_.end())
            noun = known->second;
        else
            noun = object_noun(used);
        if (noun.empty()) noun = "word";
        label->second = noun + " " + letter(labels_.size() - 1);
        if (const std::string name = given_name(whole_.recorded, address); !name.empty())
            label->second += " of " + name;
        // Said once: from there on the letter is enough.
        if (const std::uint64_t maker = maker_of(whole_.recorded, address); maker != 0)
            if (const source_frame place = place_of(wire::call_path{1, {maker}}); place.line > 0)
                return label->second + " (made" + at(place) + ")";
    }
    return label->second;
}

std::string task_words::object(std::uint64_t address, wire::operation_kind used) {
    if (address == 0) return "something";
    // Who waits at a word inside a named object waits for the object.
    if (const auto known = nouns_.find(address); known != nouns_.end() && known->second == "futex word")
        if (std::string name = given_name(whole_.recorded, address); !name.empty()) return name;
    const std::string name = bare_object(address, used);
    if (labels_.contains(address)) return name;
    const auto known = nouns_.find(address);
    const std::string noun(known != nouns_.end() ? known->second : object_noun(used));
    return noun.empty() ? name : noun + " " + name;
}

source_frame task_words::place_of(const wire::stack_trace& stack) {
    const auto frames = symbols_.frames_of(stack);
    const source_frame* place = own_place(frames, whole_.executable);
    if (place != nullptr) return *place;
    return frames.empty() ? source_frame{} : frames.front();
}

source_frame task_words::inner_place_of(const wire::stack_trace& stack) {
    const auto frames = symbols_.frames_of(stack);
    const source_frame* place = inner_place(frames, whole_.executable);
    return place != nullptr ? *place : source_frame{};
}

source_frame task_words::place_of(const wire::call_path& path) {
    wire::stack_trace stack{};
    for (; stack.depth < path.depth && stack.depth < wire::max_path; ++stack.depth)
        stack.pc[stack.depth] = path.pc[stack.depth];
    return place_of(stack);
}

source_frame task_words::place_of(const wire::held_object& held, int task) {
    // The step has the whole stack: the call itself may stand in a small function of the standard library.
    for (const wire::trace_event& event : whole_.recorded.events)
        if (event.step == held.step && event.task == task && event.stack.depth > 0) return place_of(event.stack);
    return place_of(wire::call_path{1, {held.pc}});
}

std::string task_words::at(const source_frame& place) const {
    return place.line > 0 ? " at " + place_text(place) : std::string();
}

std::string task_words::spinning_function(const wire::stack_trace& stack, std::string_view promise_text) {
    const auto path = visible_path(symbols_.frames_of(stack), whole_.executable, 1);
    for (const source_frame& frame : path)
        if (!promise_text.empty() && path_of(frame.function).whole() == promise_text) return std::string(promise_text);
    if (!promise_text.empty()) return std::string(promise_text);
    return path.empty() ? std::string("a function without a name") : path_of(path.back().function).whole();
}

}  // namespace pawl::check::report
