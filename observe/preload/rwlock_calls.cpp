// pthread_rwlock_*. std::shared_mutex ends here.
#include <pthread.h>

#include <cerrno>

#include "observe/preload/exported.hpp"
#include "observe/preload/lock_order.hpp"
#include "observe/preload/real_functions.hpp"
#include "observe/preload/taken.hpp"
#include "observe/preload/waiting.hpp"

namespace {

using namespace pawl::observe::preload;
using pawl::observe::wire::wait_kind;

constexpr wait_kind wait_of(hold how) noexcept {
    return how == hold::shared ? wait_kind::read_lock : wait_kind::write_lock;
}

// A reader may take it again, and must give it up as often.
[[gnu::always_inline]] inline void note(thread_record& mine, pthread_rwlock_t* lock, hold how, const call_place& at,
                                        bool waited) noexcept {
    held_lock* const entry = how == hold::shared ? mine.holds.find(lock) : nullptr;
    if (entry) [[unlikely]]
        ++entry->times;
    else
        note_taken(mine, lock, how, at, waited);
}

template <class Try, class Lock>
[[gnu::always_inline]] inline int take(pthread_rwlock_t* lock, hold how, const call_place& at, Try&& try_lock,
                                       Lock&& wait_for_lock) noexcept {
    thread_record* const mine = this_thread();
    if (!mine) return wait_for_lock();
    int result = try_lock();
    if (result == EBUSY) {
        // Who holds it for writing and asks again is told EDEADLK by the lock itself.
        if (static_cast<std::uint32_t>(lock->__data.__cur_writer) == mine->number) return wait_for_lock();
        mine->begin_wait(wait_of(how), lock, false, at);
        if (refuse_if_closed(*mine)) return EDEADLK;
        result = wait_for_lock();
        mine->end_wait();
    }
    if (result == 0) note(*mine, lock, how, at, true);
    return result;
}

template <class Lock>
[[gnu::always_inline]] inline int take_until(pthread_rwlock_t* lock, hold how, const call_place& at,
                                             Lock&& wait_for_lock) noexcept {
    thread_record* const mine = this_thread();
    if (!mine) return wait_for_lock();
    mine->begin_wait(wait_of(how), lock, true, at);
    const int result = wait_for_lock();
    mine->end_wait();
    if (result == 0) note(*mine, lock, how, at, false);
    return result;
}

[[gnu::always_inline]] inline int tried(pthread_rwlock_t* lock, hold how, const call_place& at, int result) noexcept {
    if (result == 0)
        if (thread_record* const mine = this_thread()) note(*mine, lock, how, at, false);
    return result;
}

}  // namespace

PAWL_IN_FRONT int pthread_rwlock_rdlock(pthread_rwlock_t* lock) {
    return take(
        lock, hold::shared, this_call(), [=] { return real().rwlock_tryrdlock(lock); },
        [=] { return real().rwlock_rdlock(lock); });
}

PAWL_IN_FRONT int pthread_rwlock_wrlock(pthread_rwlock_t* lock) {
    return take(
        lock, hold::exclusive, this_call(), [=] { return real().rwlock_trywrlock(lock); },
        [=] { return real().rwlock_wrlock(lock); });
}

PAWL_IN_FRONT int pthread_rwlock_tryrdlock(pthread_rwlock_t* lock) {
    return tried(lock, hold::shared, this_call(), real().rwlock_tryrdlock(lock));
}

PAWL_IN_FRONT int pthread_rwlock_trywrlock(pthread_rwlock_t* lock) {
    return tried(lock, hold::exclusive, this_call(), real().rwlock_trywrlock(lock));
}

PAWL_IN_FRONT int pthread_rwlock_timedrdlock(pthread_rwlock_t* lock, const timespec* deadline) {
    return take_until(lock, hold::shared, this_call(), [=] { return real().rwlock_timedrdlock(lock, deadline); });
}

PAWL_IN_FRONT int pthread_rwlock_timedwrlock(pthread_rwlock_t* lock, const timespec* deadline) {
    return take_until(lock, hold::exclusive, this_call(), [=] { return real().rwlock_timedwrlock(lock, deadline); });
}

PAWL_IN_FRONT int pthread_rwlock_clockrdlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* deadline) {
    return take_until(lock, hold::shared, this_call(),
                      [=] { return real().rwlock_clockrdlock(lock, clock, deadline); });
}

PAWL_IN_FRONT int pthread_rwlock_clockwrlock(pthread_rwlock_t* lock, clockid_t clock, const timespec* deadline) {
    return take_until(lock, hold::exclusive, this_call(),
                      [=] { return real().rwlock_clockwrlock(lock, clock, deadline); });
}

PAWL_IN_FRONT int pthread_rwlock_unlock(pthread_rwlock_t* lock) {
    if (thread_record* const mine = this_thread()) note_given_up(*mine, lock);
    return real().rwlock_unlock(lock);
}

PAWL_IN_FRONT int pthread_rwlock_init(pthread_rwlock_t* lock, const pthread_rwlockattr_t* attributes) {
    forget_orders_of(lock);
    return real().rwlock_init(lock, attributes);
}

PAWL_IN_FRONT int pthread_rwlock_destroy(pthread_rwlock_t* lock) {
    forget_orders_of(lock);
    return real().rwlock_destroy(lock);
}
