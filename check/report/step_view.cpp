#include "check/report/step_view.hpp"

#include <algorithm>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/machine_words.hpp"
#include "check/report/numbers.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/paragraph.hpp"

namespace pawl::check::report {
namespace {

// The program's own bytes: nothing in them may move the cursor or set a colour.
std::vector<std::string> lines_of_output(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else if (c == '\t' || static_cast<unsigned char>(c) >= 0x20)
            lines.back() += c == '\t' ? ' ' : c;
    }
    if (lines.back().empty()) lines.pop_back();
    return lines;
}

std::size_t line_count(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

step_view::step_view(const verdict& whole, symbolizer& symbols)
    : whole_(whole), names_(whole.what ? &*whole.what : nullptr, whole, symbols), seen_(scene_of(whole)) {
    // Things without a name are lettered as they come up: in the report the first paragraph comes first.
    if (whole.what) explain(*whole.what, whole, names_);
    steps_ = told_steps(whole, names_);
    for (const told_step& one : steps_) widest_task_ = std::max(widest_task_, columns_of(names_.task(one.task)));
}

int step_view::task_called(const std::string& name) const {
    for (const told_step& one : steps_)
        if (names_.task(one.task) == name || default_task_name(one.task) == name) return one.task;
    return -1;
}

std::string step_view::heading(std::size_t index, const page& on) const {
    const told_step& step = steps_[index];
    const auto before = static_cast<std::ptrdiff_t>(index) + 1;
    const auto preempts = [](const told_step& one) { return one.preempted >= 0; };
    const auto spent = std::count_if(steps_.begin(), steps_.begin() + before, preempts);
    const auto all = std::ranges::count_if(steps_, preempts);
    std::string where = "  step " + grouped(step.step) + " of " + grouped(steps_.back().step) + "   " +
                        machine_words(whole_.on, [&](int task) { return names_.task(task); });
    if (all > 0)
        where +=
            "   preemption " + std::to_string(spent) + " of " + std::to_string(all) + (spent == 0 ? " to come" : "");
    std::string what = "  " + names_.task(step.task) + "  " + step.words;
    if (step.place.line > 0) what += "   " + place_text(step.place);
    std::string text = fitted(where, on.width) + "\n\n" + on.bold(fitted(what, on.width)) + "\n";
    if (step.preempted < 0) return text;
    const bool one_core = whole_.on.kind != wire::machine_kind::free && whole_.on.cores == 1;
    const std::string over = std::string("  ") + (one_core ? "takes the core from " : "goes on before ") +
                             names_.task(step.preempted) + ", which could have gone on";
    return text + on.yellow(fitted(over, on.width)) + "\n";
}

std::string step_view::source(const told_step& step, const page& on, std::size_t room) {
    std::string text;
    for (const numbered_line& line : sources_.around(step.place.file, step.place.line, room)) {
        const bool here = line.number == step.place.line;
        const std::string number = std::to_string(line.number);
        const std::string left = std::string(here ? "  > " : "    ") +
                                 std::string(number.size() < 5 ? 5 - number.size() : 0, ' ') + number + "  ";
        const std::string whole = left + fitted(line.text, on.width > left.size() ? on.width - left.size() : 1);
        text += (here ? on.bold(whole) : on.faint(whole)) + "\n";
    }
    return text;
}

std::string step_view::state_words(const stay& how) {
    if (how.how != stand::acts) return stay_words(how, seen_.seen, names_);
    return "did this step";
}

const wire::stack_trace* step_view::stack_of(int task, const stay& how) const {
    if (how.how == stand::absent || how.how == stand::ended) return nullptr;
    // It stands before what it does next.
    if (how.next < seen_.seen.steps()) return &seen_.seen.step(how.next).stack;
    const wire::task_snapshot* end = seen_.seen.at_the_end(task);
    return end != nullptr ? &end->stack : nullptr;
}

std::vector<holding> step_view::held_by(int task, std::size_t index) const {
    std::vector<holding> result;
    for (const holding& one : seen_.locks)
        if (one.task == task && one.covers(index)) result.push_back(one);
    return result;
}

std::string step_view::task_line(int task, std::size_t index, const page& on) {
    const stay& how = stay_at(seen_.stays[static_cast<std::size_t>(task)], index);
    std::string text = "   " + padded(names_.task(task), widest_task_) + "  " + state_words(how);
    bool first = true;
    for (const holding& held : held_by(task, index)) {
        text += (first ? "; holds " : ", ") + names_.object(held.object, held.taken_by);
        first = false;
    }
    if (const wire::stack_trace* stack = stack_of(task, how)) {
        const auto kind = how.next < seen_.seen.steps() ? seen_.seen.step(how.next).kind : how.operation;
        if (const source_frame place = shown_place(*stack, kind, names_); place.line > 0)
            text += "   " + place_text(place);
    }
    const std::string line = fitted(text, on.width);
    return (how.how == stand::waits || how.how == stand::spins ? on.red(line) : line) + "\n";
}

std::string step_view::all_tasks(std::size_t index, const page& on) {
    std::string text;
    const std::string indent(5 + widest_task_, ' ');
    for (int task = 0; task < static_cast<int>(seen_.stays.size()); ++task) {
        text += task_line(task, index, on);
        for (const holding& held : held_by(task, index))
            text += indent + "holds " + names_.object(held.object, held.taken_by) + " since step " +
                    grouped(steps_[held.from].step) + "\n";
        const wire::stack_trace* stack = stack_of(task, stay_at(seen_.stays[static_cast<std::size_t>(task)], index));
        if (stack == nullptr) continue;
        const auto path = visible_path(names_.symbols().frames_of(*stack), names_.executable(), 3);
        for (auto frame = path.rbegin(); frame != path.rend(); ++frame)
            text += indent + on.faint("in " + path_of(frame->function).short_name() + "  " + place_text(*frame)) + "\n";
    }
    return text;
}

std::string step_view::output(std::size_t index) const {
    const auto& events = whole_.recorded.events;
    // What is written between two steps is known at the second.
    const std::size_t length = index + 1 < events.size() ? events[index + 1].output : whole_.recorded.output.size();
    return whole_.recorded.output.substr(0, length);
}

std::string step_view::output_tail(std::size_t index, std::size_t room, const page& on) const {
    const auto lines = lines_of_output(output(index));
    if (lines.empty() || room < 2) return {};
    const std::size_t shown = std::min(lines.size(), room - 1);
    std::string text = "  The program has written" + std::string(shown < lines.size() ? " (the end of it)" : "") + "\n";
    for (std::size_t i = lines.size() - shown; i < lines.size(); ++i)
        text += "   | " + fitted(lines[i], on.width > 6 ? on.width - 6 : 1) + "\n";
    return text;
}

std::string step_view::ending(const page& on) {
    if (whole_.recorded.truncated) return "  later steps were not recorded\n";
    if (whole_.result == outcome::ok) return "  here the program ends; nothing is wrong\n";
    if (!whole_.what) return "  here it ends: " + whole_.reason + "\n";
    const explanation said = explain(*whole_.what, whole_, names_);
    return "  " + on.red(said.word) + "  " + fitted(said.headline, on.width > 20 ? on.width - 20 : 20) + "\n";
}

std::string step_view::screen(std::size_t index, const page& on, std::size_t height) {
    const std::size_t endless = 1000;
    const std::size_t room = height == 0 ? endless : height;
    const std::string top = heading(index, on);
    std::string tasks;
    for (int task = 0; task < static_cast<int>(seen_.stays.size()); ++task) tasks += task_line(task, index, on);
    if (index + 1 == steps_.size()) tasks += "\n" + ending(on);
    // What matters stays on a small screen: the step and the tasks; then the source, then the output.
    const std::size_t used = line_count(top) + line_count(tasks) + 1;
    const std::size_t left = room > used ? room - used : 0;
    const std::string code = left > 3 ? source(steps_[index], on, std::min<std::size_t>(left - 1, 9)) : std::string();
    const std::size_t after_code = left - std::min(left, line_count(code) + 1);
    const std::string written = output_tail(index, std::min<std::size_t>(after_code, 7), on);
    std::string text = top;
    if (!code.empty()) text += "\n" + code;
    text += "\n" + tasks;
    if (!written.empty() && after_code > line_count(written)) text += "\n" + written;
    return text;
}

}  // namespace pawl::check::report
