// What runs once: pthread_once (std::call_once goes through it), C11's call_once, the guards of C++ local statics. The
// state stands in the program's memory; who runs the initialiser stands in the simulated object.
#include <pthread.h>

#include "check/intercept/export.hpp"
#include "check/intercept/once_routine.h"
#include "check/machine/computer.hpp"
#include "check/machine/published.hpp"
#include "check/machine/snapshot.hpp"
#include "check/weak/model.hpp"

namespace pawl::check::intercept {
namespace {

using machine::object_class;
using machine::operation;
using machine::sync_object;
using machine::task;
using machine::the_computer;
using wire::finding_kind;
using wire::operation_kind;

// pthread_once_t: 0 not begun, 1 running, 2 done; as glibc has it.
constexpr pthread_once_t not_begun = 0, running = 1, finished = 2;

bool nobody_runs_it(const operation& op, const task&) { return op.target->owner == nullptr; }
int who_runs_it(const operation& op) { return op.target->owner ? static_cast<int>(op.target->owner->id) : -1; }
constexpr machine::wait_rule enter_rule{nobody_runs_it, who_runs_it};

// Returns once it may be decided whether the caller is the one to run it.
operation enter(const void* control, sync_object& o, const char* recursion) {
    if (o.owner == &machine::current_task()) the_computer.fail(finding_kind::misuse, recursion, control);
    operation op;
    op.kind = operation_kind::once_enter;
    op.object = reinterpret_cast<std::uint64_t>(control);
    op.target = &o;
    op.rule = &enter_rule;
    the_computer.perform(op);
    return op;
}

void begin(operation& op, std::uint64_t site) {
    task& me = machine::current_task();
    op.target->owner = &me;
    ++op.target->version;
    machine::hold(me, *op.target, site, the_computer.moment());
    the_computer.done(op);
}

// `outcome` 0: the attempt failed, another task may try.
void leave(const void* control, sync_object& o, std::uint8_t outcome) {
    task& me = machine::current_task();
    operation op;
    op.kind = operation_kind::once_leave;
    op.object = reinterpret_cast<std::uint64_t>(control);
    op.target = &o;
    op.outcome = outcome;
    the_computer.perform(op);
    o.owner = nullptr;
    ++o.version;
    machine::unhold(me, o);
    machine::release_to(me, o);
    the_computer.done(op);
}

sync_object& once_at(const void* control) { return machine::object_at(control, object_class::once); }

void write(pthread_once_t* control, pthread_once_t state) {
    machine::program_snapshot().note_write(control);
    *control = state;
}

void abandon(void* at) {
    auto* control = static_cast<pthread_once_t*>(at);
    leave(control, once_at(control), 0);
    write(control, not_begun);
}

int run_once(pthread_once_t* control, void (*routine)(), std::uint64_t site) {
    if (!machine::simulating()) {
        if (*control == finished) return 0;
        *control = finished;
        routine();
        return 0;
    }
    sync_object& o = once_at(control);
    the_computer.touches_memory(control, 1, wire::touch::reads);
    if (*control == finished) {
        // It stays finished: whoever asks later gets the same answer, so this is no point to schedule at.
        machine::acquire_from(machine::current_task(), o);
        return 0;
    }
    operation op =
        enter(control, o, "calls pthread_once from within its own routine: it would wait for itself for ever");
    if (*control == finished) {
        op.outcome = 0;
        machine::acquire_from(machine::current_task(), o);
        the_computer.done(op);
        return 0;
    }
    write(control, running);
    machine::acquire_from(machine::current_task(), o);  // of an attempt that failed
    begin(op, site);
    pawl_run_once_routine(routine, abandon, control);
    leave(control, o, 1);
    write(control, finished);
    return 0;
}

// A guard: compiled code reads its first byte, the second says that an initialiser runs.
struct guard {
    unsigned char initialised, running;
};

void write(guard* g, guard state) {
    machine::program_snapshot().note_write(g);
    *g = state;
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;

PAWL_EXPORT int pthread_once(pthread_once_t* control, void (*routine)()) {
    return run_once(control, routine, PAWL_CALL_SITE());
}
// C11's once_flag holds one int, as pthread_once_t does.
PAWL_EXPORT void call_once(pthread_once_t* flag, void (*routine)()) { run_once(flag, routine, PAWL_CALL_SITE()); }

PAWL_EXPORT int __cxa_guard_acquire(guard* g) {
    if (g->initialised) return 0;
    if (!machine::simulating()) return 1;
    auto& o = once_at(g);
    operation op = enter(g, o, "initialises a local static variable from within its own initialiser");
    machine::acquire_from(machine::current_task(), o);
    if (g->initialised) {
        op.outcome = 0;
        the_computer.done(op);
        return 0;
    }
    write(g, {0, 1});
    begin(op, PAWL_CALL_SITE());
    return 1;
}

PAWL_EXPORT void __cxa_guard_release(guard* g) {
    if (machine::simulating()) {
        auto& o = once_at(g);
        leave(g, o, 1);
        // Compiled code reads the first byte by an atomic load.
        if (the_computer.weak()) pawl::check::weak::the_memory.forget(reinterpret_cast<std::uint64_t>(g), sizeof *g);
        machine::publish(reinterpret_cast<std::uint64_t>(g), 1, o.released, machine::release_sequence::continues);
        machine::program_snapshot().note_write(g);
    }
    *g = {1, 0};
}

PAWL_EXPORT void __cxa_guard_abort(guard* g) {
    if (machine::simulating()) {
        leave(g, once_at(g), 0);
        machine::program_snapshot().note_write(g);
    }
    *g = {0, 0};
}
