#include "check/report/ending.hpp"

#include <algorithm>

#include "check/report/frame_origin.hpp"
#include "check/report/function_path.hpp"
#include "check/report/numbers.hpp"
#include "check/report/operation_words.hpp"

namespace pawl::check::report {
namespace {

constexpr std::size_t most_tasks = 6;

bool ends_the_execution(wire::finding_kind kind) {
    return kind == wire::finding_kind::assertion || kind == wire::finding_kind::signal ||
           kind == wire::finding_kind::exception || kind == wire::finding_kind::misuse ||
           kind == wire::finding_kind::stack_overflow ||
           kind == wire::finding_kind::use_after_free || kind == wire::finding_kind::double_free;
}

std::string state_words(const wire::task_snapshot& task, const wire::finding& what, task_words& names) {
    if (task.id == what.task && ends_the_execution(what.kind)) return "ended the program here";
    if (task.id == what.task && what.kind == wire::finding_kind::endless_loop) return "loops here";
    if (task.id == what.task && what.kind == wire::finding_kind::unsupported) return "stands here";
    const std::string other = task.waits_for_task >= 0 ? names.task(task.waits_for_task) : std::string();
    switch (task.state) {
        case wire::task_state::waiting: {
            std::string text = waiting_words(
                task.operation, task.object != 0 ? names.object(task.object, task.operation) : "something", other,
                task.size);
            if (!other.empty() && task.operation != wire::operation_kind::join)
                text += task.waits_for_task == task.id ? ", held by itself" : ", held by " + other;
            return text;
        }
        case wire::task_state::spinning: return "spins";
        case wire::task_state::sleeping: return "sleeps";
        case wire::task_state::ended: return "has ended";
        case wire::task_state::stopped: return "is stopped";
        case wire::task_state::ready: break;
    }
    return "could go on";
}

/// Calls from the inside out, each with its line: `push tablet.cpp:40 <- main tablet.cpp:71`.
std::string calls(const wire::stack_trace& stack, task_words& names) {
    const auto path = visible_path(names.symbols().frames_of(stack), names.executable(), 1);
    std::string text;
    for (auto frame = path.rbegin(); frame != path.rend(); ++frame)
        text += (text.empty() ? "" : "  <-  ") + path_of(frame->function).short_name() +
                (frame->line > 0 ? " " + place_text(*frame) : "");
    return text;
}

std::string whole_stack(const wire::stack_trace& stack, task_words& names, std::size_t indent) {
    std::string text;
    for (const source_frame& frame : names.symbols().frames_of(stack)) {
        if (origin_of(frame, names.executable()) == origin::runtime) continue;
        text += std::string(indent, ' ') + (frame.function.empty() ? "?" : frame.function) +
                (frame.inlined ? " (inlined)" : "") + "  " +
                (frame.line > 0 ? frame.file + ":" + std::to_string(frame.line) : frame.module) + "\n";
    }
    return text;
}

}  // namespace

std::string ending(const wire::finding& what, task_words& names, const page& on) {
    std::string text;
    std::size_t widest = 4;
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i)
        widest = std::max(widest, columns_of(names.task(what.tasks[i].id)));
    const std::size_t indent = 3 + widest + 2;
    std::size_t shown = 0;
    std::size_t left_out = 0;
    for (std::uint32_t i = 0; i < what.task_count && i < wire::max_reported_tasks; ++i) {
        const wire::task_snapshot& task = what.tasks[i];
        if (task.state == wire::task_state::ended && !on.verbose) continue;
        if (shown == most_tasks && !on.verbose) {
            ++left_out;
            continue;
        }
        ++shown;
        const source_frame place = names.place_of(task.stack);
        std::string line = "   " + padded(names.task(task.id), widest) + "  " + state_words(task, what, names);
        if (place.line > 0) line += "  " + place_text(place);
        text += line;
        if (const std::string& source = names.source(place); !source.empty()) {
            const std::size_t used = columns_of(line) + 4;
            if (used + 16 < on.width) text += on.faint("    " + fitted(source, on.width - used));
        }
        text += "\n";
        for (std::uint32_t h = 0; h < task.held_count && h < wire::max_held; ++h) {
            text +=
                std::string(indent, ' ') + "holds " + names.object(task.held[h].address, wire::operation_kind::none);
            const source_frame taken = names.place_of(task.held[h], task.id);
            text += " since step " + grouped(task.held[h].step) +
                    (taken.line > 0 ? ", taken at " + place_text(taken) : "") + "\n";
        }
        if (on.verbose)
            text += whole_stack(task.stack, names, indent);
        else if (const std::string chain = calls(task.stack, names); !chain.empty())
            text += std::string(indent, ' ') + on.faint(fitted("in " + chain, on.width - indent)) + "\n";
    }
    if (left_out != 0) text += "   and " + counted(left_out, "other task") + " (--verbose)\n";
    return text;
}

}  // namespace pawl::check::report
