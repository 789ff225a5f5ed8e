// Condition variables. A wait is two steps: give the mutex up and begin to wait; once woken, take the mutex again.
#include <errno.h>
#include <pthread.h>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/condition.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/time.hpp"
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

// One waiting task; lives on its stack. The condition keeps them in a list, oldest first.
struct waiter {
    task* who;
    sync_object* mutex;
    waiter* next;
    bool woken;
};

waiter* first_of(const sync_object& c) { return static_cast<waiter*>(c.waiting); }

void append(sync_object& c, waiter& w) {
    ++c.waiters;
    waiter* last = first_of(c);
    if (!last) {
        c.waiting = &w;
        return;
    }
    while (last->next) last = last->next;
    last->next = &w;
}

void remove(sync_object& c, const waiter& w) {
    --c.waiters;
    waiter* before = first_of(c);
    if (before == &w) {
        c.waiting = w.next;
        return;
    }
    while (before->next != &w) before = before->next;
    before->next = w.next;
}

void wake(sync_object& c, waiter& w) {
    w.woken = true;
    remove(c, w);
    the_computer.wakes(*w.who);
}

// operation.value_after carries the waiter: it goes on once it was woken and the mutex is free, in one step.
const waiter& waiter_of(const operation& op) { return *reinterpret_cast<const waiter*>(op.value_after); }
bool woken_and_free(const operation& op, const task& t) {
    return waiter_of(op).woken && free_for(*waiter_of(op).mutex, t);
}
int holder_of_its_mutex(const operation& op) {
    const waiter& w = waiter_of(op);
    return w.woken && w.mutex->owner ? static_cast<int>(w.mutex->owner->id) : -1;
}
constexpr machine::wait_rule wait_rule{woken_and_free, holder_of_its_mutex};

bool mutex_free(const operation& op, const task& t) { return free_for(*op.target, t); }
constexpr machine::wait_rule retake_rule{mutex_free, owner_of};

// Where glibc counts those that use it; in the program's memory, because a static initialiser makes it anew there.
constexpr unsigned destroyed_mark = ~0u;

sync_object& condition_at(const pthread_cond_t* condition, const char* destroyed) {
    if (condition->__data.__wrefs == destroyed_mark) the_computer.fail(finding_kind::misuse, destroyed, condition);
    return machine::object_at(condition, object_class::condition);
}

// glibc: bit 1 of the flags word says CLOCK_MONOTONIC.
clockid_t clock_of(const pthread_cond_t* condition) {
    return condition->__data.__wrefs & 2 ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

}  // namespace

int wait_on_condition(pthread_cond_t* condition, pthread_mutex_t* mutex, std::int64_t deadline,
                      const machine::call_site& site) {
    if (!machine::simulating()) return 0;
    act_on_cancellation();
    sync_object& c = condition_at(condition, "waits on a condition variable that was destroyed");
    sync_object& m = mutex_at(mutex);
    task& me = machine::current_task();
    operation begin;
    begin.kind = operation_kind::condition_wait;
    begin.object = reinterpret_cast<std::uint64_t>(condition);
    begin.also = reinterpret_cast<std::uint64_t>(mutex);
    begin.value_before = reinterpret_cast<std::uint64_t>(mutex);
    the_computer.perform(begin);
    if (m.owner != &me) {
        if (m.type == machine::mutex_type::error_check) return EPERM;
        the_computer.fail(finding_kind::misuse, "waits on a condition variable without holding the mutex", mutex,
                          m.owner ? static_cast<int>(m.owner->id) : -1);
    }
    if (c.waiters > 0 && c.partner != &m)
        the_computer.fail(finding_kind::misuse,
                          "waits on a condition variable with another mutex than its other waiters", condition);
    c.partner = &m;
    const std::uint32_t depth = release_for_wait(m);
    waiter self{&me, &m, nullptr, false};
    append(c, self);
    the_computer.done(begin);

    operation wait;
    wait.kind = operation_kind::condition_wait;
    wait.object = begin.object;
    wait.also = begin.also;
    wait.target = &c;
    wait.rule = &wait_rule;
    wait.value_after = reinterpret_cast<std::uint64_t>(&self);
    wait.sleeper = static_cast<std::int32_t>(me.id);
    wait.deadline = deadline;
    wait.cancellable = true;
    the_computer.perform(wait);
    const bool cancelled = !self.woken && !wait.timed_out;
    if (!self.woken) remove(c, self);

    operation retake;
    retake.kind = operation_kind::condition_wake;
    retake.object = reinterpret_cast<std::uint64_t>(mutex);
    retake.target = &m;
    retake.rule = &retake_rule;
    retake.outcome = wait.timed_out ? 2 : 1;
    // After a time-out or a cancellation the mutex may be taken: that is a wait of its own.
    if (!free_for(m, me)) the_computer.perform(retake);
    take_after_wait(m, depth, site);
    the_computer.done(retake);
    if (cancelled) act_on_cancellation();
    return wait.timed_out ? ETIMEDOUT : 0;
}

int wake_condition(pthread_cond_t* condition, bool all) {
    if (!machine::simulating()) return 0;
    sync_object& c = condition_at(condition, "signals a condition variable that was destroyed");
    operation op;
    op.kind = all ? operation_kind::condition_broadcast : operation_kind::condition_signal;
    op.object = reinterpret_cast<std::uint64_t>(condition);
    the_computer.perform(op);
    op.value_before = c.waiters;
    if (!all && c.waiters > 1) {
        // Which waiter wakes is the scheduler's affair: every one is tried.
        unsigned skip = the_computer.choose(c.waiters, op);
        waiter* w = first_of(c);
        while (skip-- > 0) w = w->next;
        wake(c, *w);
    } else {
        while (waiter* w = first_of(c)) wake(c, *w);
    }
    the_computer.done(op);
    return 0;
}

}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;

PAWL_EXPORT int pthread_cond_init(pthread_cond_t* condition, const pthread_condattr_t* attributes) {
    if (simulating()) the_computer.announce(operation_kind::object_init, condition);
    *condition = pthread_cond_t{};
    clockid_t clock = CLOCK_REALTIME;
    if (attributes) pthread_condattr_getclock(attributes, &clock);
    if (clock == CLOCK_MONOTONIC) condition->__data.__wrefs |= 2;
    if (simulating()) pawl::check::machine::forget_object(condition, object_class::condition);
    return 0;
}

PAWL_EXPORT int pthread_cond_destroy(pthread_cond_t* condition) {
    if (!simulating()) return 0;
    the_computer.announce(operation_kind::object_destroy, condition);
    auto& c = condition_at(condition, "destroys a condition variable twice");
    if (c.waiters > 0)
        the_computer.fail(finding_kind::misuse, "destroys a condition variable that a task waits on", condition,
                          static_cast<int>(first_of(c)->who->id));
    pawl::check::machine::forget_object(condition, object_class::condition);
    pawl::check::machine::program_snapshot().note_write(&condition->__data.__wrefs);
    condition->__data.__wrefs = destroyed_mark;
    return 0;
}

PAWL_EXPORT int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
    return wait_on_condition(condition, mutex, pawl::check::machine::no_deadline, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex, const timespec* until) {
    if (malformed(*until)) return EINVAL;
    return wait_on_condition(condition, mutex, deadline_from(until, clock_of(condition)), PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                                       const timespec* until) {
    if (malformed(*until) || (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)) return EINVAL;
    return wait_on_condition(condition, mutex, deadline_from(until, clock), PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_cond_signal(pthread_cond_t* condition) { return wake_condition(condition, false); }
PAWL_EXPORT int pthread_cond_broadcast(pthread_cond_t* condition) { return wake_condition(condition, true); }
