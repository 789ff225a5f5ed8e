#include "check/judge/frozen_end.hpp"

#include <cstring>

#include "check/judge/promise.hpp"
#include "check/machine/call_rounds.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::judge {
namespace {

bool spins_on_a_core(machine::computer& c, machine::task& t) {
    return !t.ended && t.pending && !t.window.polls && c.spinning(t) && c.runs_on_a_core(t);
}

// It sleeps between its looks, and was alone for all of them.
bool polls_in_its_call(machine::computer& c, const machine::task& t) {
    if (t.ended || !t.pending || !t.window.polls || !c.spinning(t) || !machine::inside_a_call(t)) return false;
    const machine::open_call& call = t.open_calls != 0 ? t.calls[0] : t.scope_call;
    return t.window.unchanged <= t.own_steps - call.since;
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
        const bool polls = t == c.alone() && polls_in_its_call(c, *t);
        if (polls)
            std::strncpy(function, t->open_calls != 0 ? t->calls[0].name : t->nonblocking_name, sizeof function - 1);
        else if (!spins_on_a_core(c, *t) || !promised_not_to_wait(c, *t, function))
            continue;
        c.fill(out, wire::finding_kind::promise, function);
        out.task = static_cast<std::int16_t>(t->id);
        out.peer = static_cast<std::int16_t>(c.stopped()->id);
        out.unchanged_steps = t->window.unchanged;
        out.broken = c.broken_by_a_wait();
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
