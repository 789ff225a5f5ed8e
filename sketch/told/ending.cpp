#include "sketch/told/ending.hpp"

#include <algorithm>

#include "check/report/frame_origin.hpp"
#include "check/report/operation_words.hpp"
#include "check/report/paragraph.hpp"
#include "check/report/task_words.hpp"
#include "check/wire/board.hpp"
#include "check/wire/service.hpp"
#include "sketch/told/console.hpp"

namespace pawl::sketch {
namespace {

using check::report::page;
using check::report::task_words;
using check::wire::finding;
using check::wire::finding_kind;
using check::wire::task_snapshot;
using check::wire::task_state;

std::int64_t since_start(std::int64_t clock) { return clock - check::wire::clock_start_ns; }

// The board's priority, and who lent it.
std::string priority_words(const task_snapshot& task, const finding& what, const task_words& names) {
    std::string text = "priority " + std::to_string(task.priority);
    if (!task.lent) return text;
    for (std::uint32_t i = 0; i < what.task_count; ++i)
        if (what.tasks[i].waits_for_task == task.id && what.tasks[i].priority >= task.priority)
            return text + ", lent by " + names.task(what.tasks[i].id);
    return text + ", lent";
}

// Where the sketch stands. A lock or channel of Pawl's own waits far inside its headers.
check::report::source_frame place_in_sketch(const task_snapshot& task, task_words& names) {
    for (const auto& frame : names.symbols().frames_of(task.stack))
        if (frame.line > 0 && frame.file.find("/include/pawl/") == std::string::npos &&
            origin_of(frame, names.executable()) == check::report::origin::own)
            return frame;
    return names.place_of(task.stack);
}

std::string line_of(const task_snapshot& task, const finding& what, task_words& names) {
    std::string text;
    for (std::uint32_t i = 0; i < task.held_count && i < check::wire::max_held; ++i)
        text += (i == 0 ? "holds " : " and ") + names.object(task.held[i].address, check::wire::operation_kind::none) +
                " since " + console::time_words(since_start(task.held[i].at_ns));
    if (!text.empty()) text += ", ";
    if (task.state == task_state::waiting || task.state == task_state::sleeping) {
        const std::string object = task.object != 0 ? names.object(task.object, task.operation) : "something";
        const std::string other = task.waits_for_task >= 0 ? names.task(task.waits_for_task) : std::string();
        text += check::report::waiting_words(task.operation, object, other, task.size) + " since " +
                console::time_words(since_start(task.waits_since_ns));
    } else {
        text += task.state == task_state::spinning ? "looks again and again" : "could go on";
    }
    if (const auto place = place_in_sketch(task, names); place.line > 0) text += names.at(place);
    return "  " + names.task(task.id) + " (" + priority_words(task, what, names) + ") " + text + "\n";
}

// The kernel's own tasks go round, or wait for work. A callback in one of them may wait for something else.
bool is_at_rest(const task_snapshot& task) {
    const bool waits = task.state == task_state::waiting || task.state == task_state::sleeping;
    const bool for_work = task.operation == check::wire::operation_kind::service_wait &&
                          task.size == static_cast<std::uint8_t>(check::wire::service::timer_task);
    return task.background && (!waits || for_work);
}

// The time was over, or only something from outside could make it go on: then who waits for that.
std::string end_without_fault(const finding& what, task_words& names, bool time_was_over) {
    if (time_was_over) return "the time is over; the sketch could go on (--for)\n";
    std::string left;
    for (std::uint32_t i = 0; i < what.task_count && i < check::wire::max_reported_tasks; ++i) {
        const task_snapshot& task = what.tasks[i];
        const bool empty_loop = task.state == task_state::spinning && task.watched_count == 0;
        const bool could_go_on = task.state == task_state::ready || task.state == task_state::sleeping;
        if (could_go_on && !task.background && !task.interrupt)
            return "nothing is left to run: the program has ended\n";
        if (task.state != task_state::ended && !is_at_rest(task) && !task.interrupt && !empty_loop)
            left += line_of(task, what, names);
    }
    if (left.empty()) return "nothing is left to run\n";
    return "everything waits for something from outside (--input)\n" + left;
}

}  // namespace

std::string ending_of_run(const check::report::verdict& verdict, check::report::symbolizer& symbols, bool time_was_over,
                          const page& on) {
    if (!verdict.what) return "  " + verdict.reason + "\n";
    const finding& what = *verdict.what;
    const std::string at = "  at " + console::time_words(since_start(what.clock_ns)) + " ";
    task_words names(&what, verdict, symbols);
    if (what.kind == finding_kind::none) return at + end_without_fault(what, names, time_was_over);
    const check::report::explanation said = check::report::explain(what, verdict, names);
    std::string text = at + said.headline + ": " + on.red(on.bold(said.word)) + "\n";
    if (what.kind != finding_kind::deadlock)
        text += "  " + check::report::wrapped(said.paragraph, on.width - 2, 2) + "\n";
    for (std::uint32_t i = 0; i < what.task_count && i < check::wire::max_reported_tasks; ++i) {
        const task_snapshot& task = what.tasks[i];
        if (task.state != task_state::ended && !is_at_rest(task)) text += line_of(task, what, names);
    }
    if (!said.why.empty()) text += "  Why  " + said.why + "\n";
    if (!said.cure.empty()) text += "  Cure " + said.cure + "\n";
    return text;
}

}  // namespace pawl::sketch
