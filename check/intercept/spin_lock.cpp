// Spin locks. A task that finds one held tries again and again, and holds its core meanwhile: where it outranks the
// holder, that one never runs. So each try is a step of its own, and the spin rules see it.
#include <errno.h>
#include <pthread.h>

#include "check/intercept/export.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/lock_order.hpp"
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

// glibc's values on x86-64. Zero bytes are a lock that is held for ever: nobody initialised it.
constexpr int unlocked = 1, locked = 0, destroyed = -0x7fff;

sync_object& spin_lock_at(pthread_spinlock_t* lock) {
    bool made = false;
    sync_object& s = machine::object_at(const_cast<const int*>(lock), object_class::spin, &made);
    const void* at = const_cast<const int*>(lock);
    if (*lock == destroyed) the_computer.fail(finding_kind::misuse, "uses a spin lock that was destroyed", at);
    if (made && *lock != unlocked)
        the_computer.fail(finding_kind::misuse, "uses a spin lock that was never initialised", at);
    return s;
}

void write(pthread_spinlock_t* lock, int value) {
    machine::program_snapshot().note_write(const_cast<const int*>(lock));
    *lock = value;
}

bool try_once(pthread_spinlock_t* lock, operation_kind kind, const std::uint64_t* frame) {
    sync_object& s = spin_lock_at(lock);
    task& me = machine::current_task();
    operation op;
    op.kind = kind;
    op.object = reinterpret_cast<std::uint64_t>(lock);
    op.target = &s;
    the_computer.perform(op);
    if (s.owner) {
        op.outcome = 0;
        op.other_task = static_cast<std::int32_t>(s.owner->id);
        the_computer.done(op, frame);
        return false;
    }
    s.owner = &me;
    ++s.version;
    write(lock, locked);
    machine::acquire_from(me, s);
    machine::hold(me, s, machine::call_site::of(frame), the_computer.moment());
    the_computer.done(op);
    return true;
}

}  // namespace
}  // namespace pawl::check::intercept

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;

PAWL_EXPORT int pthread_spin_init(pthread_spinlock_t* lock, int) {
    if (machine::simulating()) {
        const void* at = const_cast<const int*>(lock);
        the_computer.announce(operation_kind::object_init, at);
        const auto* known = machine::find_object(at, object_class::spin);
        if (known && known->owner)
            the_computer.fail(finding_kind::misuse, "initialises a spin lock that is held", at,
                              static_cast<int>(known->owner->id));
        machine::forget_object(at, object_class::spin);
        machine::program_snapshot().note_write(at);
    }
    *lock = unlocked;
    return 0;
}

PAWL_EXPORT int pthread_spin_destroy(pthread_spinlock_t* lock) {
    if (machine::simulating()) {
        const void* at = const_cast<const int*>(lock);
        the_computer.announce(operation_kind::object_destroy, at);
        const auto& s = spin_lock_at(lock);
        if (s.owner)
            the_computer.fail(finding_kind::misuse, "destroys a spin lock that is held", at,
                              static_cast<int>(s.owner->id));
        machine::forget_object(at, object_class::spin);
        machine::program_snapshot().note_write(at);
    }
    *lock = destroyed;
    return 0;
}

PAWL_EXPORT int pthread_spin_lock(pthread_spinlock_t* lock) {
    if (!machine::simulating()) return 0;
    const std::uint64_t* frame = PAWL_CALLER_FRAME();
    machine::note_lock_order(machine::current_task(), const_cast<const int*>(lock), machine::call_site::of(frame));
    while (!try_once(lock, operation_kind::spin_lock, frame)) {
    }
    return 0;
}

PAWL_EXPORT int pthread_spin_trylock(pthread_spinlock_t* lock) {
    if (!machine::simulating()) return 0;
    return try_once(lock, operation_kind::spin_try_lock, PAWL_CALLER_FRAME()) ? 0 : EBUSY;
}

PAWL_EXPORT int pthread_spin_unlock(pthread_spinlock_t* lock) {
    if (!machine::simulating()) return 0;
    auto& s = spin_lock_at(lock);
    auto& me = machine::current_task();
    const void* at = const_cast<const int*>(lock);
    operation op;
    op.kind = operation_kind::spin_unlock;
    op.object = reinterpret_cast<std::uint64_t>(at);
    op.target = &s;
    the_computer.perform(op);
    if (!s.owner) the_computer.fail(finding_kind::misuse, "unlocks a spin lock that nobody holds", at);
    if (s.owner != &me)
        the_computer.fail(finding_kind::misuse, "unlocks a spin lock that another task holds", at,
                          static_cast<int>(s.owner->id));
    s.owner = nullptr;
    ++s.version;
    write(lock, unlocked);
    machine::unhold(me, s);
    machine::release_to(me, s);
    the_computer.done(op);
    return 0;
}
