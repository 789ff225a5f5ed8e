// Barriers. Arriving is one step, leaving another: between them a task waits for the others of its round.
#include <errno.h>
#include <pthread.h>

#include <cstring>

#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/snapshot.hpp"

namespace pawl::check::intercept {
namespace {

using machine::object_class;
using machine::operation;
using machine::sync_object;
using machine::task;
using machine::the_computer;
using wire::finding_kind;
using wire::operation_kind;

// glibc's layout, so that a barrier made before the first execution is found as it was made.
struct layout {
    unsigned arrived, round, parties;
    int shared;
    unsigned left;
};
static_assert(sizeof(layout) <= sizeof(pthread_barrier_t));

unsigned& parties_of(pthread_barrier_t* barrier) { return reinterpret_cast<layout*>(barrier)->parties; }

// A waiting operation keeps its round in value_before.
bool round_is_over(const operation& op, const task&) { return op.target->round != op.value_before; }
int nobody(const operation&) { return -1; }
constexpr machine::wait_rule wait_rule{round_is_over, nobody};

bool waits_at(const task& t, const sync_object& b) {
    return !t.ended && t.pending && t.pending->target == &b && t.pending->rule == &wait_rule &&
           t.pending->value_before == b.round;
}

// All that arrived see all that any of them did before; the next round starts from nothing.
void release_everybody(task& last, sync_object& b) {
    for (task* t : the_computer.tasks())
        if (waits_at(*t, b)) {
            t->clock.join(b.released);
            the_computer.wakes(*t);
        }
    machine::acquire_from(last, b);
    b.released.clear();
    b.value = 0;
    ++b.round;
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;

PAWL_EXPORT int pthread_barrier_init(pthread_barrier_t* barrier, const pthread_barrierattr_t*, unsigned count) {
    if (count == 0) return EINVAL;
    if (machine::simulating()) {
        the_computer.announce(operation_kind::object_init, barrier);
        const auto* known = machine::find_object(barrier, object_class::barrier);
        if (known && known->value > 0 && parties_of(barrier) != 0)
            the_computer.fail(finding_kind::misuse, "initialises a barrier that tasks wait at", barrier);
        machine::forget_object(barrier, object_class::barrier);
        machine::program_snapshot().note_write(barrier);
    }
    std::memset(static_cast<void*>(barrier), 0, sizeof *barrier);
    parties_of(barrier) = count;
    return 0;
}

PAWL_EXPORT int pthread_barrier_destroy(pthread_barrier_t* barrier) {
    if (machine::simulating()) {
        auto& b = machine::object_at(barrier, object_class::barrier);
        the_computer.announce(operation_kind::object_destroy, barrier);
        if (parties_of(barrier) == 0) the_computer.fail(finding_kind::misuse, "destroys a barrier twice", barrier);
        for (const auto* t : the_computer.tasks())
            if (waits_at(*t, b))
                the_computer.fail(finding_kind::misuse, "destroys a barrier that a task waits at", barrier,
                                  static_cast<int>(t->id));
        machine::forget_object(barrier, object_class::barrier);
        machine::program_snapshot().note_write(barrier);
    }
    parties_of(barrier) = 0;
    return 0;
}

PAWL_EXPORT int pthread_barrier_wait(pthread_barrier_t* barrier) {
    if (!machine::simulating()) return 0;
    auto& b = machine::object_at(barrier, object_class::barrier);
    auto& me = machine::current_task();
    if (me.interrupt) the_computer.fail(finding_kind::misuse, "an interrupt handler waits at a barrier", barrier);
    operation arrive;
    arrive.kind = operation_kind::barrier_wait;
    arrive.object = reinterpret_cast<std::uint64_t>(barrier);
    arrive.target = &b;
    the_computer.perform(arrive);
    const unsigned parties = parties_of(barrier);
    if (parties == 0)
        the_computer.fail(finding_kind::misuse, "waits at a barrier that was destroyed or never initialised", barrier);
    arrive.value_before = static_cast<std::uint64_t>(b.value);
    arrive.value_after = static_cast<std::uint64_t>(++b.value);
    machine::release_to(me, b);
    ++b.version;
    if (b.value >= static_cast<std::int64_t>(parties)) {
        release_everybody(me, b);
        the_computer.done(arrive);
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    arrive.outcome = 0;
    the_computer.done(arrive);

    operation wait;
    wait.kind = operation_kind::barrier_wait;
    wait.object = arrive.object;
    wait.target = &b;
    wait.rule = &wait_rule;
    wait.value_before = b.round;
    wait.sleeper = static_cast<std::int32_t>(me.id);
    the_computer.perform(wait);
    the_computer.done(wait);
    return 0;
}
