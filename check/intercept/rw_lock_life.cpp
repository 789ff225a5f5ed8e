// How reader-writer locks begin and end.
#include "check/intercept/export.hpp"
#include "check/intercept/rw_lock.hpp"
#include "check/machine/computer.hpp"
#include "check/machine/snapshot.hpp"

using namespace pawl::check::intercept;
namespace machine = pawl::check::machine;
using machine::object_class;
using machine::operation;
using machine::the_computer;
using pawl::check::wire::finding_kind;
using pawl::check::wire::operation_kind;

PAWL_EXPORT int pthread_rwlock_init(pthread_rwlock_t* lock, const pthread_rwlockattr_t* attributes) {
    int kind = PTHREAD_RWLOCK_DEFAULT_NP;
    if (attributes) pthread_rwlockattr_getkind_np(attributes, &kind);
    if (machine::simulating()) {
        the_computer.announce(operation_kind::object_init, lock);
        const auto* known = machine::find_object(lock, object_class::rw_lock);
        if (known && (known->owner || known->readers > 0) && lock->__data.__flags != destroyed_rw_lock)
            the_computer.fail(finding_kind::misuse, "initialises a reader-writer lock that is held", lock);
        machine::forget_object(lock, object_class::rw_lock);
        machine::program_snapshot().note_write(lock);
        machine::program_snapshot().note_write(&lock->__data.__flags);
    }
    *lock = pthread_rwlock_t{};
    lock->__data.__flags = static_cast<unsigned>(kind);
    return 0;
}

PAWL_EXPORT int pthread_rwlock_destroy(pthread_rwlock_t* lock) {
    if (machine::simulating()) {
        operation op;
        op.kind = operation_kind::object_destroy;
        op.object = reinterpret_cast<std::uint64_t>(lock);
        op.target = &rw_lock_at(lock);
        the_computer.perform(op);
        const auto& l = rw_lock_at(lock);
        if (l.owner || l.readers > 0)
            the_computer.fail(finding_kind::misuse, "destroys a reader-writer lock that is held", lock,
                              holder_of_rw_lock(op));
        the_computer.done(op);
        machine::forget_object(lock, object_class::rw_lock);
        machine::program_snapshot().note_write(&lock->__data.__flags);
    }
    lock->__data.__flags = destroyed_rw_lock;
    return 0;
}
