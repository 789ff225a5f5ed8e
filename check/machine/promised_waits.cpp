// A task that said it waits for nobody, and waits: inside a check::nonblocking scope, or in a function whose name says
// so. Asked once for each wait, when the task holds a core and its operation cannot take effect.
#include "check/judge/promise.hpp"
#include "check/machine/computer.hpp"

namespace pawl::check::machine {
namespace {

// The task that holds what `op` cannot go on without; -2: it can go on.
int kept_waiting_by(const operation& op, const task& t) {
    // A spin lock is looked at again and again: each look takes effect, and is a wait all the same.
    if (op.kind == wire::operation_kind::spin_lock)
        return op.target && op.target->owner ? static_cast<int>(op.target->owner->id) : -2;
    if (!op.rule || op.kind == wire::operation_kind::sleep || op.rule->ready(op, t)) return -2;
    return op.rule->peer ? op.rule->peer(op) : -1;
}

}  // namespace

void computer::hold_to_promises() {
    for (task* t : alive_) {
        if (t->wait_judged || t->stopped || !t->pending) continue;
        const operation& op = *t->pending;
        const int peer = kept_waiting_by(op, *t);
        // Who waits for itself waits for nobody else: that is a deadlock.
        if (peer == -2 || peer == static_cast<int>(t->id) || !runs_on_a_core(*t)) continue;
        t->wait_judged = true;
        // A function's name does not forbid to wait until a deadline: many take one. A scope forbids every wait.
        if (t->inside_nonblocking == 0 && op.deadline != no_deadline) continue;
        char function[sizeof(wire::question::function)] = "";
        if (!judge::promised_not_to_wait(*this, *t, function, wire::question_about::wait)) continue;
        fill(finding_, wire::finding_kind::promise, function);
        finding_.task = static_cast<std::int16_t>(t->id);
        finding_.peer = static_cast<std::int16_t>(peer);
        finding_.object = op.object;
        finding_.broken = broken_by_a_wait();
        event_.everything = true;
        if (t->id < wire::max_reported_tasks) finding_.stack = finding_.tasks[t->id].stack;
        finding_.pc = finding_.stack.depth ? finding_.stack.pc[0] : 0;
        leave();
    }
}

// That a task stands before a lock while another holds it is no event, and differs between executions of one class. So
// the event that leads there commutes with nothing: a reduced search then tries it before and behind each other one.
void computer::announce_promised_wait(const operation& op) {
    if ((!op.rule && op.kind != wire::operation_kind::spin_lock) || op.kind == wire::operation_kind::sleep) return;
    if (current_->inside_nonblocking == 0 && op.deadline != no_deadline) return;
    char function[sizeof(wire::question::function)] = "";
    if (judge::promised_not_to_wait(*this, *current_, function, wire::question_about::wait)) event_.everything = true;
}

}  // namespace pawl::check::machine
