// Reader-writer locks. Readers are tracked task by task: the report names them, and who holds nothing may not unlock.
#include "check/intercept/rw_lock.hpp"

#include <errno.h>

#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/lock_order.hpp"

namespace pawl::check::intercept {
namespace {

using machine::object_class;
using machine::operation;
using machine::sync_object;
using machine::task;
using machine::the_computer;
using wire::finding_kind;
using wire::operation_kind;

enum class access : bool { reading, writing };

// What readers published only a writer must see: readers are not ordered among each other.
sync_object& readers_of(pthread_rwlock_t* lock) {
    return machine::object_at(&lock->__data.__writers, object_class::rw_lock);
}

bool free_for_reader(const sync_object& l) { return !l.owner && !(l.prefer_writers && l.waiters > 0); }
bool free_for_writer(const sync_object& l) { return !l.owner && l.readers == 0; }
bool free_for(const sync_object& l, access a) { return a == access::writing ? free_for_writer(l) : free_for_reader(l); }

bool holds(const task& t, const sync_object& l) {
    if (t.held_count > machine::max_held_objects) return true;  // too many to remember: trust it
    for (int i = 0; i < t.held_count; ++i)
        if (t.holds[i].object == &l) return true;
    return false;
}

}  // namespace

sync_object& rw_lock_at(pthread_rwlock_t* lock) {
    if (lock->__data.__flags == destroyed_rw_lock)
        the_computer.fail(finding_kind::misuse, "uses a reader-writer lock that was destroyed", lock);
    sync_object& l = machine::object_at(lock, object_class::rw_lock);
    // Read each time: memory may be used again for a lock of another kind without a call that says so.
    l.prefer_writers = lock->__data.__flags == PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP;
    return l;
}

// A waiting task may be a holder itself: a reader that wants to write.
int holder_of_rw_lock(const operation& op) {
    const sync_object& l = *op.target;
    if (l.owner) return static_cast<int>(l.owner->id);
    int found = -1;
    for (const task* t : the_computer.tasks()) {
        if (t->ended) continue;
        const bool writer_first = op.kind == operation_kind::reader_lock && t->pending && t->pending->target == &l &&
                                  t->pending->kind == operation_kind::writer_lock;
        if (!writer_first && !holds(*t, l)) continue;
        found = static_cast<int>(t->id);
        if (t->pending != &op) break;
    }
    return found;
}

namespace {

constexpr machine::wait_rule reader_rule{[](const operation& op, const task&) { return free_for_reader(*op.target); },
                                         holder_of_rw_lock};
constexpr machine::wait_rule writer_rule{[](const operation& op, const task&) { return free_for_writer(*op.target); },
                                         holder_of_rw_lock};

void take(pthread_rwlock_t* lock, sync_object& l, access a, const machine::call_site& site) {
    task& me = machine::current_task();
    ++l.version;
    machine::acquire_from(me, l);
    if (a == access::writing) {
        l.owner = &me;
        machine::acquire_from(me, readers_of(lock));
    } else {
        ++l.readers;
    }
    machine::hold(me, l, site, the_computer.moment());
}

// Where writers are preferred, one that has begun to wait keeps new readers out: to begin is a step of its own.
void wait_as_preferred_writer(operation& op, sync_object& l, std::int64_t deadline) {
    the_computer.perform(op);
    if (free_for_writer(l)) return;
    op.outcome = 0;
    the_computer.done(op);
    op.outcome = 1;
    op.rule = &writer_rule;
    op.deadline = deadline;
    ++l.waiters;
    ++l.version;
    the_computer.perform(op);
    --l.waiters;
    ++l.version;
}

int lock_rw(pthread_rwlock_t* lock, access a, std::int64_t deadline, const machine::call_site& site) {
    if (!machine::simulating()) return 0;
    sync_object& l = rw_lock_at(lock);
    task& me = machine::current_task();
    if (me.interrupt) the_computer.fail(finding_kind::misuse, "an interrupt handler locks a reader-writer lock", lock);
    if (l.owner == &me) return EDEADLK;
    operation op;
    op.kind = a == access::writing ? operation_kind::writer_lock : operation_kind::reader_lock;
    op.object = reinterpret_cast<std::uint64_t>(lock);
    op.target = &l;
    if (a == access::writing && deadline == machine::no_deadline) machine::note_lock_order(me, lock, site);
    if (a == access::writing && l.prefer_writers) {
        wait_as_preferred_writer(op, l, deadline);
    } else {
        op.rule = a == access::writing ? &writer_rule : &reader_rule;
        op.deadline = deadline;
        the_computer.perform(op);
    }
    if (op.timed_out) {
        op.outcome = 2;
        the_computer.done(op);
        return ETIMEDOUT;
    }
    if (lock->__data.__flags == destroyed_rw_lock)
        the_computer.fail(finding_kind::misuse, "waited for a reader-writer lock that was destroyed meanwhile", lock);
    take(lock, l, a, site);
    the_computer.done(op);
    return 0;
}

int try_lock_rw(pthread_rwlock_t* lock, access a, const std::uint64_t* frame) {
    if (!machine::simulating()) return 0;
    sync_object& l = rw_lock_at(lock);
    operation op;
    op.kind = a == access::writing ? operation_kind::writer_try_lock : operation_kind::reader_try_lock;
    op.object = reinterpret_cast<std::uint64_t>(lock);
    op.target = &l;
    the_computer.perform(op);
    if (!free_for(l, a)) {
        op.outcome = 0;
        op.other_task = holder_of_rw_lock(op);
        the_computer.done(op, frame);
        return EBUSY;
    }
    take(lock, l, a, machine::call_site::of(frame));
    the_computer.done(op);
    return 0;
}

[[noreturn]] void refuse_unlock(const sync_object& l, pthread_rwlock_t* lock) {
    if (l.owner)
        the_computer.fail(finding_kind::misuse, "unlocks a reader-writer lock that another task holds for writing",
                          lock, static_cast<int>(l.owner->id));
    the_computer.fail(finding_kind::misuse,
                      l.readers > 0 ? "unlocks a reader-writer lock that only other tasks hold"
                                    : "unlocks a reader-writer lock that nobody holds",
                      lock);
}

int timed_lock_rw(pthread_rwlock_t* lock, access a, clockid_t clock, const timespec* until,
                  const machine::call_site& site) {
    if (malformed(*until) || (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)) return EINVAL;
    return lock_rw(lock, a, deadline_from(until, clock), site);
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;

PAWL_EXPORT int pthread_rwlock_rdlock(pthread_rwlock_t* lock) {
    return lock_rw(lock, access::reading, machine::no_deadline, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_rwlock_wrlock(pthread_rwlock_t* lock) {
    return lock_rw(lock, access::writing, machine::no_deadline, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_rwlock_tryrdlock(pthread_rwlock_t* lock) {
    return try_lock_rw(lock, access::reading, PAWL_CALLER_FRAME());
}
PAWL_EXPORT int pthread_rwlock_trywrlock(pthread_rwlock_t* lock) {
    return try_lock_rw(lock, access::writing, PAWL_CALLER_FRAME());
}
PAWL_EXPORT int pthread_rwlock_timedrdlock(pthread_rwlock_t* lock, const timespec* until) {
    return timed_lock_rw(lock, access::reading, CLOCK_REALTIME, until, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_rwlock_timedwrlock(pthread_rwlock_t* lock, const timespec* until) {
    return timed_lock_rw(lock, access::writing, CLOCK_REALTIME, until, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* until) {
    return timed_lock_rw(lock, access::reading, clock, until, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* until) {
    return timed_lock_rw(lock, access::writing, clock, until, PAWL_LOCK_SITE());
}

PAWL_EXPORT int pthread_rwlock_unlock(pthread_rwlock_t* lock) {
    if (!machine::simulating()) return 0;
    auto& l = rw_lock_at(lock);
    auto& me = machine::current_task();
    operation op;
    op.kind = operation_kind::rw_unlock;
    op.object = reinterpret_cast<std::uint64_t>(lock);
    op.target = &l;
    the_computer.perform(op);
    if (l.owner == &me) {
        l.owner = nullptr;
        machine::release_to(me, l);
    } else if (!l.owner && l.readers > 0 && holds(me, l)) {
        --l.readers;
        op.value_before = 1;
        machine::release_to(me, readers_of(lock));
    } else {
        refuse_unlock(l, lock);
    }
    ++l.version;
    machine::unhold(me, l);
    the_computer.done(op);
    return 0;
}
