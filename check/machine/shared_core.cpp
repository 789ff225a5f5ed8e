// What orders memory beside happens-before: who stands on the same core sees what was done there, and who is woken sees
// what the one that woke it had done; a barrier of the kernel that reaches all tasks; its lock of how a
// task is scheduled. Races are judged without it.
#include "check/machine/computer.hpp"

namespace pawl::check::machine {

// Its own next writes are new ones: the time of both is told apart.
void computer::shows(task& from, task& to) {
    to.clock.see(from.clock);
    from.clock.raise(from.id, from.clock.of(from.id) + 1);
}

// An interrupt comes to the core of one task, which on free cores has the number of the core; tasks may be bound to one.
void computer::see_own_core(task& next) {
    if (interrupts_.empty() && next.core < 0) return;
    const bool free = on().kind == wire::machine_kind::free;
    const auto core_of = [&](const task& t) {
        if (t.interrupt) return t.core < 0 ? 0 : t.core;
        return t.core < 0 && free ? static_cast<int>(t.id) : t.core;
    };
    const int core = core_of(next);
    if (core < 0) return;
    for (task* t : tasks_)
        if (t != &next && core_of(*t) == core) shows(*t, next);
}

// A kernel changes how a task is scheduled under a lock of that task: who comes later sees what those had done who came before.
void computer::sees_scheduling_of(task& of) {
    if (!weak_) return;
    task& me = *current_;
    me.clock.see(of.scheduled);
    of.scheduled.join(me.clock);
    me.clock.raise(me.id, me.clock.of(me.id) + 1);
}

// Each of the others passes its own barrier while the call lasts: here at one moment. What it had written before is seen
// after the call, and what the caller had written before the call it sees from then on.
void computer::barrier_everywhere() {
    if (!weak_) return;
    operation op;
    op.kind = wire::operation_kind::fence;
    op.memory_order = __ATOMIC_SEQ_CST;
    perform(op);
    touches_everything();
    task& me = *current_;
    vector_clock before;
    before.assign(me.clock);
    for (task* t : tasks_)
        if (t != &me) shows(*t, me);
    for (task* t : alive_)
        if (t != &me) t->clock.see(before);
    me.clock.raise(me.id, me.clock.of(me.id) + 1);
    done(op);
}

}  // namespace pawl::check::machine
