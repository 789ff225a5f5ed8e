#include "check/intercept/semaphore.hpp"

#include <errno.h>
#include <limits.h>
#include <semaphore.h>

#include <cstring>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/time.hpp"
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

// glibc: the value is the low half of the first word, the waiting tasks the high half.
struct layout {
    std::uint32_t value, waiting;
    int shared, padding;
};
static_assert(sizeof(layout) <= sizeof(sem_t));
constexpr std::uint32_t destroyed_value = ~0u;  // beyond SEM_VALUE_MAX

std::uint32_t& value_of(sem_t* semaphore) { return reinterpret_cast<layout*>(semaphore)->value; }

bool positive(const operation& op, const task&) {
    return value_of(reinterpret_cast<sem_t*>(op.object)) > 0;  // destroyed counts: the waiter finds out
}
int nobody(const operation&) { return -1; }  // anybody may post
constexpr machine::wait_rule wait_rule{positive, nobody};

operation describe(operation_kind kind, sem_t* semaphore) {
    if (value_of(semaphore) == destroyed_value)
        the_computer.fail(finding_kind::misuse, "uses a semaphore that was destroyed", semaphore);
    operation op;
    op.kind = kind;
    op.object = reinterpret_cast<std::uint64_t>(semaphore);
    op.target = &machine::object_at(semaphore, object_class::semaphore);
    return op;
}

// operation.value_before and value_after are the semaphore's values.
void change(operation& op, sem_t* semaphore, int by) {
    machine::program_snapshot().note_write(semaphore);
    op.value_before = value_of(semaphore);
    value_of(semaphore) += static_cast<std::uint32_t>(by);
    op.value_after = value_of(semaphore);
    ++op.target->version;
}

int failed(int error) { return errno = error, -1; }

int wait(sem_t* semaphore, std::int64_t deadline) {
    if (!machine::simulating()) return 0;
    task& me = machine::current_task();
    act_on_cancellation();
    if (me.interrupt) the_computer.fail(finding_kind::misuse, "an interrupt handler waits for a semaphore", semaphore);
    operation op = describe(operation_kind::semaphore_wait, semaphore);
    op.rule = &wait_rule;
    op.deadline = deadline;
    op.cancellable = !me.unwinding;
    ++op.target->waiters;
    the_computer.perform(op);
    --op.target->waiters;
    if (op.timed_out) {
        op.outcome = 2;
        the_computer.done(op);
        return failed(ETIMEDOUT);
    }
    if (value_of(semaphore) == 0) {
        op.outcome = 0;
        the_computer.done(op);
        act_on_cancellation();
        return failed(EINTR);
    }
    if (value_of(semaphore) == destroyed_value)
        the_computer.fail(finding_kind::misuse, "waited for a semaphore that was destroyed meanwhile", semaphore);
    change(op, semaphore, -1);
    machine::acquire_from(me, *op.target);
    the_computer.done(op);
    return 0;
}

int timed_wait(sem_t* semaphore, clockid_t clock, const timespec* until) {
    if (malformed(*until)) return failed(EINVAL);
    if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC) return failed(EINVAL);
    return wait(semaphore, deadline_from(until, clock));
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;

PAWL_EXPORT int sem_init(sem_t* semaphore, int, unsigned value) {
    if (value > SEM_VALUE_MAX) return failed(EINVAL);
    if (machine::simulating()) {
        the_computer.announce(operation_kind::object_init, semaphore);
        const auto* known = machine::find_object(semaphore, object_class::semaphore);
        if (known && known->waiters > 0 && value_of(semaphore) != destroyed_value)
            the_computer.fail(finding_kind::misuse, "initialises a semaphore that a task waits for", semaphore);
        machine::forget_object(semaphore, object_class::semaphore);
        machine::program_snapshot().note_write(semaphore);
    }
    std::memset(static_cast<void*>(semaphore), 0, sizeof(layout));
    value_of(semaphore) = value;
    return 0;
}

PAWL_EXPORT int sem_destroy(sem_t* semaphore) {
    if (machine::simulating()) {
        operation op = describe(operation_kind::object_destroy, semaphore);
        the_computer.perform(op);
        for (const auto* t : the_computer.tasks())
            if (!t->ended && t->pending && t->pending->rule == &wait_rule && t->pending->target == op.target)
                the_computer.fail(finding_kind::misuse, "destroys a semaphore that a task waits for", semaphore,
                                  static_cast<int>(t->id));
        the_computer.done(op);
        machine::forget_object(semaphore, object_class::semaphore);
        machine::program_snapshot().note_write(semaphore);
    }
    value_of(semaphore) = destroyed_value;
    return 0;
}

PAWL_EXPORT int sem_wait(sem_t* semaphore) { return wait(semaphore, machine::no_deadline); }
PAWL_EXPORT int sem_timedwait(sem_t* semaphore, const timespec* until) {
    return timed_wait(semaphore, CLOCK_REALTIME, until);
}
PAWL_EXPORT int sem_clockwait(sem_t* semaphore, clockid_t clock, const timespec* until) {
    return timed_wait(semaphore, clock, until);
}

PAWL_EXPORT int sem_trywait(sem_t* semaphore) {
    if (!machine::simulating()) return 0;
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    operation op = describe(operation_kind::semaphore_try_wait, semaphore);
    the_computer.perform(op);
    if (value_of(semaphore) == 0) {
        op.outcome = 0;
        the_computer.done(op, frame);
        return failed(EAGAIN);
    }
    change(op, semaphore, -1);
    machine::acquire_from(machine::current_task(), *op.target);
    the_computer.done(op);
    return 0;
}

PAWL_EXPORT int sem_post(sem_t* semaphore) {
    if (!machine::simulating()) {
        ++value_of(semaphore);  // a static constructor: nobody waits yet
        return 0;
    }
    operation op = describe(operation_kind::semaphore_post, semaphore);
    the_computer.perform(op);
    if (value_of(semaphore) >= SEM_VALUE_MAX) {
        op.outcome = 0;
        the_computer.done(op);
        return failed(EOVERFLOW);
    }
    machine::release_to(machine::current_task(), *op.target);
    change(op, semaphore, 1);
    the_computer.done(op);
    return 0;
}

PAWL_EXPORT int sem_getvalue(sem_t* semaphore, int* value) {
    if (machine::simulating()) {
        const std::uint64_t* frame = PAWL_CALLER_FRAME();
        operation op = describe(operation_kind::load, semaphore);
        op.size = sizeof(std::uint32_t);
        the_computer.perform(op);
        op.value_before = value_of(semaphore);
        the_computer.done(op, frame);
    }
    *value = static_cast<int>(value_of(semaphore));
    return 0;
}
