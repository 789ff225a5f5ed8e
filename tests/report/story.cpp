#include "story.hpp"

#include <cstring>

namespace pawl::check::report {

story::story(wire::finding_kind kind) {
    whole.result = outcome::wrong;
    whole.executions = 8;
    whole.seconds = 0.02;
    whole.seed = 1;
    whole.step_limit = 20'000;
    whole.tasks = 3;
    whole.schedule_name = "0:0-3.1-2.2-2";
    whole.what.emplace();
    whole.what->kind = kind;
    whole.what->task = whole.what->peer = -1;
    whole.what->preemptions = 1;
    whole.what->task_count = 3;
    for (std::uint16_t i = 0; i < 3; ++i) {
        wire::task_snapshot& one = whole.what->tasks[i];
        one.id = i;
        one.waits_for_task = -1;
        std::strcpy(one.name, i == 0 ? "main" : i == 1 ? "first" : "second");
    }
    task(0).state = wire::task_state::waiting;
    task(0).operation = wire::operation_kind::join;
    task(0).waits_for_task = 1;
}

wire::trace_event& story::add(int task, wire::operation_kind kind, std::uint64_t object) {
    wire::trace_event event{};
    event.step = events_.size() + 1;
    event.task = static_cast<std::uint16_t>(task);
    event.kind = kind;
    event.object = object;
    event.outcome = 1;
    event.other_task = -1;
    event.size = 4;
    events_.push_back(event);
    return events_.back();
}

const verdict& story::told() {
    whole.recorded.events = events_;
    return whole;
}

story crossed_locks() {
    using wire::operation_kind;
    story made(wire::finding_kind::deadlock);
    for (const int id : {1, 2}) {
        wire::task_snapshot& task = made.task(id);
        task.state = wire::task_state::waiting;
        task.operation = operation_kind::mutex_lock;
        task.object = id == 1 ? 0x2000 : 0x1000;
        task.waits_for_task = 3 - id;
        task.held_count = 1;
        task.held[0] = {id == 1 ? 0x1000u : 0x2000u, 0, static_cast<std::uint64_t>(id + 2), 0};
    }
    made.whole.what->cycle_length = 2;
    made.whole.what->cycle[0] = 1;
    made.whole.what->cycle[1] = 2;
    made.add(0, operation_kind::task_create).other_task = 1;
    made.add(0, operation_kind::task_create).other_task = 2;
    made.add(1, operation_kind::mutex_lock, 0x1000);
    made.add(2, operation_kind::mutex_lock, 0x2000).preempted = true;
    return made;
}

}  // namespace pawl::check::report
