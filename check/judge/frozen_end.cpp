#include "check/judge/frozen_end.hpp"

#include "check/judge/promise.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::judge {
namespace {

bool spins_on_a_core(machine::computer& c, machine::task& t) {
    return !t.ended && t.pending && !t.window.polls && c.spinning(t) && c.runs_on_a_core(t);
}

}  // namespace

machine::task* unjudged_spinner(machine::computer& c) {
    for (machine::task* t : c.tasks())
        if (spins_on_a_core(c, *t) && !promise_is_known(c, *t)) return t;
    return nullptr;
}

void conclude_frozen(machine::computer& c, wire::finding& out) {
    for (machine::task* t : c.tasks()) {
        char function[sizeof(wire::question::function)] = "";
        if (!spins_on_a_core(c, *t) || !promised_not_to_wait(c, *t, function)) continue;
        c.fill(out, wire::finding_kind::promise, function);
        out.task = static_cast<std::int16_t>(t->id);
        out.peer = static_cast<std::int16_t>(c.stopped()->id);
        out.unchanged_steps = t->window.unchanged;
        if (t->id < wire::max_reported_tasks) out.stack = out.tasks[t->id].stack;
        out.pc = out.stack.depth ? out.stack.pc[0] : 0;
        return;
    }
    out.kind = wire::finding_kind::none;
    out.exit_status = c.session().usual_exit_status;  // it has not ended: its status says nothing
    out.steps = c.step();
    out.clock_ns = c.now();
}

}  // namespace pawl::check::judge
