#include "check/intercept/mutex.hpp"

#include <errno.h>
#include <sched.h>

#include "check/intercept/export.hpp"
#include "check/intercept/time.hpp"
#include "check/machine/dependence.hpp"
#include "check/machine/lock_order.hpp"
#include "check/machine/snapshot.hpp"

namespace pawl::check::intercept {
namespace {

using machine::mutex_protocol;
using machine::mutex_type;
using machine::object_class;
using machine::operation;
using machine::sync_object;
using machine::task;
using machine::the_computer;
using wire::finding_kind;
using wire::operation_kind;

// glibc keeps type, robustness and protocol in one word, and the ceiling in the upper bits of the lock word; the same
// layout is read here, so that static initialisers and pthread_mutex_init mean the same.
constexpr int robust_bit = 16, inherit_bit = 32, ceiling_bit = 64, ceiling_shift = 19, destroyed_kind = -1;

bool lock_ready(const operation& op, const task& t) { return free_for(*op.target, t); }
constexpr machine::wait_rule lock_rule{lock_ready, owner_of};

bool above_ceiling(const sync_object& m, const task& t) {
    return m.protocol == mutex_protocol::ceiling && t.policy != SCHED_OTHER && t.base_priority > m.ceiling;
}

int take(sync_object& m, task& me, const machine::call_site& site) {
    m.owner = &me;
    m.depth = 1;
    ++m.version;
    machine::acquire_from(me, m);
    machine::hold(me, m, site, the_computer.moment());
    if (m.protocol != mutex_protocol::none) machine::inheritance_in_use(the_computer);
    if (!m.inconsistent) return 0;
    return EOWNERDEAD;
}

void refuse_destroyed(const sync_object& m, pthread_mutex_t* mutex, const char* text) {
    if (m.destroyed) the_computer.fail(finding_kind::misuse, text, mutex);
}

}  // namespace

bool free_for(const sync_object& m, const task&) { return m.owner == nullptr || m.not_recoverable; }
int owner_of(const operation& op) { return op.target->owner ? static_cast<int>(op.target->owner->id) : -1; }

sync_object& mutex_at(pthread_mutex_t* mutex) {
    bool made = false;
    sync_object& m = machine::object_at(mutex, object_class::mutex, &made);
    const int kind = mutex->__data.__kind;
    // Memory may be used again for another mutex without a call: C++'s have no destructor and a constant initialiser.
    if (made || m.value != kind) {
        m.value = kind;
        m.destroyed = kind == destroyed_kind;
        if (m.destroyed) return m;
        const int type = kind & 3;
        m.type = type == PTHREAD_MUTEX_RECURSIVE    ? mutex_type::recursive
                 : type == PTHREAD_MUTEX_ERRORCHECK ? mutex_type::error_check
                                                    : mutex_type::normal;
        m.robust = kind & robust_bit;
        m.protocol = kind & inherit_bit   ? mutex_protocol::inherit
                     : kind & ceiling_bit ? mutex_protocol::ceiling
                                          : mutex_protocol::none;
        m.ceiling = static_cast<int>(static_cast<unsigned>(mutex->__data.__lock) >> ceiling_shift);
    }
    return m;
}

int lock_mutex(pthread_mutex_t* mutex, std::int64_t deadline, const machine::call_site& site) {
    if (!machine::simulating()) return 0;
    sync_object& m = mutex_at(mutex);
    task& me = machine::current_task();
    refuse_destroyed(m, mutex, "locks a mutex that was destroyed");
    if (me.interrupt) the_computer.fail(finding_kind::misuse, "locks a mutex inside an interrupt handler", mutex);
    if (above_ceiling(m, me)) return EINVAL;
    if (m.owner == &me) {
        if (m.type == mutex_type::recursive) {
            the_computer.announce(operation_kind::mutex_lock, mutex);
            ++m.depth;
            return 0;
        }
        if (m.type == mutex_type::error_check) return EDEADLK;
    }
    operation op;
    op.kind = operation_kind::mutex_lock;
    op.object = reinterpret_cast<std::uint64_t>(mutex);
    op.target = &m;
    op.rule = &lock_rule;
    op.deadline = deadline;
    if (deadline == machine::no_deadline) machine::note_lock_order(me, mutex, site);
    the_computer.perform(op);
    if (op.timed_out) {
        op.outcome = 2;
        the_computer.done(op);
        return ETIMEDOUT;
    }
    refuse_destroyed(m, mutex, "waited for a mutex that was destroyed meanwhile");
    if (m.not_recoverable) return ENOTRECOVERABLE;
    const int result = take(m, me, site);
    the_computer.done(op);
    return result;
}

int try_lock_mutex(pthread_mutex_t* mutex, const std::uint64_t* frame) {
    if (!machine::simulating()) return 0;
    sync_object& m = mutex_at(mutex);
    task& me = machine::current_task();
    refuse_destroyed(m, mutex, "locks a mutex that was destroyed");
    if (above_ceiling(m, me)) return EINVAL;
    operation op;
    op.kind = operation_kind::mutex_try_lock;
    op.object = reinterpret_cast<std::uint64_t>(mutex);
    op.target = &m;
    the_computer.perform(op);
    if (m.owner == &me && m.type == mutex_type::recursive) {
        ++m.depth;
        the_computer.done(op);
        return 0;
    }
    if (m.not_recoverable) return ENOTRECOVERABLE;
    if (m.owner) {
        op.outcome = 0;
        op.other_task = static_cast<std::int32_t>(m.owner->id);
        the_computer.done(op, frame);
        return EBUSY;
    }
    const int result = take(m, me, machine::call_site::of(frame));
    the_computer.done(op);
    return result;
}

int unlock_mutex(pthread_mutex_t* mutex) {
    if (!machine::simulating()) return 0;
    sync_object& m = mutex_at(mutex);
    task& me = machine::current_task();
    refuse_destroyed(m, mutex, "unlocks a mutex that was destroyed");
    operation op;
    op.kind = operation_kind::mutex_unlock;
    op.object = reinterpret_cast<std::uint64_t>(mutex);
    op.target = &m;
    the_computer.perform(op);
    if (m.owner != &me) {
        if (m.type == mutex_type::error_check || m.type == mutex_type::recursive || m.robust) {
            op.outcome = 0;
            the_computer.done(op);
            return EPERM;
        }
        if (m.owner)
            the_computer.fail(finding_kind::misuse, "unlocks a mutex that another task holds", mutex,
                              static_cast<int>(m.owner->id));
        the_computer.fail(finding_kind::misuse, "unlocks a mutex that nobody holds", mutex);
    }
    if (--m.depth == 0) {
        if (m.inconsistent) m.not_recoverable = true;
        m.owner = nullptr;
        ++m.version;
        machine::unhold(me, m);
        machine::release_to(me, m);
    }
    the_computer.done(op);
    return 0;
}

void leave_robust_mutexes(task& me) {
    for (int i = me.held_count < machine::max_held_objects ? me.held_count : machine::max_held_objects; i-- > 0;) {
        sync_object& m = *me.holds[i].object;
        if (m.what != object_class::mutex || !m.robust || m.owner != &me) continue;
        m.owner = nullptr;
        m.depth = 0;
        m.inconsistent = true;
        the_computer.touches(machine::object_place(m.address, wire::touch::writes));
        ++m.version;
        machine::unhold(me, m);
        machine::release_to(me, m);
    }
}

std::uint32_t release_for_wait(sync_object& m) {
    task& me = machine::current_task();
    const std::uint32_t depth = m.depth;
    m.owner = nullptr;
    m.depth = 0;
    ++m.version;
    machine::unhold(me, m);
    machine::release_to(me, m);
    return depth;
}

void take_after_wait(sync_object& m, std::uint32_t depth, const machine::call_site& site) {
    take(m, machine::current_task(), site);
    m.depth = depth;
}

namespace {

int timed_lock_mutex(pthread_mutex_t* mutex, clockid_t clock, const timespec* until, const std::uint64_t* frame) {
    if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC) return EINVAL;
    if (!malformed(*until)) return lock_mutex(mutex, deadline_from(until, clock), machine::call_site::of(frame));
    // The time is looked at only where the lock is not free.
    const int result = try_lock_mutex(mutex, frame);
    return result == EBUSY ? EINVAL : result;
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
using pawl::check::machine::simulating;
using pawl::check::machine::the_computer;

PAWL_EXPORT int pthread_mutex_init(pthread_mutex_t* mutex, const pthread_mutexattr_t* attributes) {
    if (simulating()) the_computer.announce(operation_kind::object_init, mutex);
    *mutex = pthread_mutex_t{};
    if (attributes) {
        int type = 0, protocol = 0, robust = 0, ceiling = 0;
        pthread_mutexattr_gettype(attributes, &type);
        pthread_mutexattr_getprotocol(attributes, &protocol);
        pthread_mutexattr_getrobust(attributes, &robust);
        mutex->__data.__kind = type;
        if (robust == PTHREAD_MUTEX_ROBUST) mutex->__data.__kind |= robust_bit;
        if (protocol == PTHREAD_PRIO_INHERIT) mutex->__data.__kind |= inherit_bit;
        if (protocol == PTHREAD_PRIO_PROTECT) {
            pthread_mutexattr_getprioceiling(attributes, &ceiling);
            mutex->__data.__kind |= ceiling_bit;
            mutex->__data.__lock = static_cast<int>(static_cast<unsigned>(ceiling) << ceiling_shift);
        }
    }
    if (!simulating()) return 0;
    auto* known = pawl::check::machine::find_object(mutex, object_class::mutex);
    if (known && known->owner)
        the_computer.fail(pawl::check::wire::finding_kind::misuse, "initialises a mutex that is held", mutex,
                          static_cast<int>(known->owner->id));
    pawl::check::machine::forget_object(mutex, object_class::mutex);
    return 0;
}

PAWL_EXPORT int pthread_mutex_destroy(pthread_mutex_t* mutex) {
    if (simulating()) {
        the_computer.announce(operation_kind::object_destroy, mutex);
        auto& m = mutex_at(mutex);
        if (m.destroyed) the_computer.fail(pawl::check::wire::finding_kind::misuse, "destroys a mutex twice", mutex);
        if (m.owner)
            the_computer.fail(pawl::check::wire::finding_kind::misuse, "destroys a mutex that is held", mutex,
                              m.owner == &pawl::check::machine::current_task() ? -1 : static_cast<int>(m.owner->id));
        pawl::check::machine::program_snapshot().note_write(&mutex->__data.__kind);
    }
    mutex->__data.__kind = destroyed_kind;
    return 0;
}

PAWL_EXPORT int pthread_mutex_lock(pthread_mutex_t* mutex) {
    return lock_mutex(mutex, pawl::check::machine::no_deadline, PAWL_LOCK_SITE());
}
PAWL_EXPORT int pthread_mutex_trylock(pthread_mutex_t* mutex) { return try_lock_mutex(mutex, PAWL_CALLER_FRAME()); }
PAWL_EXPORT int pthread_mutex_unlock(pthread_mutex_t* mutex) { return unlock_mutex(mutex); }
PAWL_EXPORT int pthread_mutex_timedlock(pthread_mutex_t* mutex, const timespec* until) {
    return timed_lock_mutex(mutex, CLOCK_REALTIME, until, PAWL_CALLER_FRAME());
}
PAWL_EXPORT int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock, const timespec* until) {
    return timed_lock_mutex(mutex, clock, until, PAWL_CALLER_FRAME());
}
PAWL_EXPORT int pthread_mutex_consistent(pthread_mutex_t* mutex) {
    auto& m = mutex_at(mutex);
    if (!m.robust || !m.inconsistent) return EINVAL;
    m.inconsistent = false;
    return 0;
}
PAWL_EXPORT int pthread_mutex_setprioceiling(pthread_mutex_t* mutex, int ceiling, int* old) {
    auto& m = mutex_at(mutex);
    if (m.protocol != pawl::check::machine::mutex_protocol::ceiling) return EINVAL;
    *old = m.ceiling;
    m.ceiling = ceiling;
    return 0;
}
PAWL_EXPORT int pthread_mutex_getprioceiling(const pthread_mutex_t* mutex, int* ceiling) {
    auto& m = mutex_at(const_cast<pthread_mutex_t*>(mutex));
    if (m.protocol != pawl::check::machine::mutex_protocol::ceiling) return EINVAL;
    *ceiling = m.ceiling;
    return 0;
}
