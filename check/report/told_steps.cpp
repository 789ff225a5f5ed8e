#include "check/report/told_steps.hpp"

#include "check/report/frame_origin.hpp"
#include "check/report/operation_words.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

bool is_memory(operation_kind kind) { return kind >= operation_kind::load && kind <= operation_kind::fence; }

}  // namespace

source_frame shown_place(const wire::stack_trace& stack, operation_kind kind, task_words& names) {
    if (kind == operation_kind::task_begin || kind == operation_kind::task_end) return {};
    // A lock is taken where the user asked for it; a word may be read deep inside a library.
    const source_frame place = is_memory(kind) ? names.inner_place_of(stack) : names.place_of(stack);
    return place.line > 0 ? place : source_frame{};
}

std::vector<told_step> told_steps(const verdict& whole, task_words& names) {
    std::vector<told_step> result;
    int last = -1;
    for (const wire::trace_event& event : whole.recorded.events) {
        const std::string other = event.other_task >= 0 ? names.task(event.other_task) : std::string("a task");
        const std::string object = event.object == 0       ? ""
                                   : is_memory(event.kind) ? names.bare_object(event.object, event.kind)
                                                           : names.object(event.object, event.kind);
        told_step one{event.step, event.task, event_words(event, object, other),
                      shown_place(event.stack, event.kind, names)};
        if (event.preempted && last >= 0 && last != event.task) one.preempted = last;
        last = event.task;
        result.push_back(std::move(one));
    }
    return result;
}

}  // namespace pawl::check::report
