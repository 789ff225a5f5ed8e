#include "check/report/waiting_circle.hpp"

#include <algorithm>

#include "check/report/operation_use.hpp"

namespace pawl::check::report {
namespace {

using wire::operation_kind;

std::size_t add(waiting_circle& to, int task, std::string label) {
    to.nodes.push_back({task, std::move(label)});
    return to.nodes.size() - 1;
}

std::string relation(operation_kind kind) {
    if (use_of(kind).takes) return "is held by";
    return "is for the one to end";
}

// Each task of the cycle, and what it waits for.
waiting_circle locks(const wire::finding& what, const scene& seen, task_words& names) {
    waiting_circle made;
    std::vector<std::size_t> at;
    const int length = std::min<int>(what.cycle_length, wire::max_reported_tasks);
    for (int i = 0; i < length; ++i) {
        const wire::task_snapshot* task = seen.at_the_end(what.cycle[i]);
        if (task == nullptr) return {};
        at.push_back(add(made, task->id, names.task(task->id)));
        if (task->operation != operation_kind::join && task->object != 0)
            add(made, -1, names.object(task->object, task->operation));
    }
    for (int i = 0; i < length; ++i) {
        const std::size_t from = at[static_cast<std::size_t>(i)];
        const std::size_t next = i + 1 < length ? at[static_cast<std::size_t>(i) + 1] : 0;
        const operation_kind kind = seen.at_the_end(what.cycle[i])->operation;
        const bool through_thing = from + 1 < made.nodes.size() && made.nodes[from + 1].task < 0;
        if (through_thing) {
            made.edges.push_back({from, from + 1, "waits for"});
            made.edges.push_back({from + 1, next, relation(kind)});
        } else {
            made.edges.push_back({from, next, kind == operation_kind::join ? "waits for the end of" : "waits for"});
        }
    }
    made.closed = true;
    return made;
}

// spinner -> what it reads -> who would write it -> the core, which the spinner has.
waiting_circle spin(const wire::finding& what, const scene& seen, task_words& names) {
    const wire::task_snapshot* spinner = seen.at_the_end(what.task);
    const wire::task_snapshot* peer = seen.at_the_end(what.peer);
    if (spinner == nullptr || peer == nullptr) return {};
    waiting_circle made;
    const std::size_t first = add(made, spinner->id, names.task(spinner->id));
    std::size_t last = first;
    std::string words = "waits for";
    for (std::uint32_t i = 0; i < spinner->watched_count && i < wire::max_held; ++i) {
        if (spinner->watched[i] != peer->object) continue;
        const std::size_t thing = add(made, -1, names.bare_object(peer->object, operation_kind::load));
        made.edges.push_back({last, thing, "waits for a change of"});
        last = thing;
        words = "is about to be changed by";
        break;
    }
    const std::size_t other = add(made, peer->id, names.task(peer->id));
    made.edges.push_back({last, other, words});
    const bool one_core = seen.on.kind == wire::machine_kind::one_core || seen.on.cores == 1;
    if (peer->state == wire::task_state::stopped) return made;
    if (!one_core && spinner->core != peer->core) return made;
    const std::size_t core = add(made, -1, one_core ? "the core" : "core " + std::to_string(spinner->core));
    made.edges.push_back({other, core, "cannot go on without"});
    made.edges.push_back({core, first, "is kept by"});
    made.closed = true;
    return made;
}

}  // namespace

waiting_circle circle_of(const scene& seen, task_words& names) {
    if (seen.ended == nullptr) return {};
    if (seen.ended->cycle_length > 0) return locks(*seen.ended, seen, names);
    if (seen.ended->unchanged_steps > 0 && seen.ended->task >= 0 && seen.ended->peer >= 0)
        return spin(*seen.ended, seen, names);
    return {};
}

}  // namespace pawl::check::report
