// pthread_mutex_*. std::mutex, std::recursive_mutex and std::timed_mutex end here.
#include <pthread.h>

#include <atomic>
#include <cerrno>

#include "observe/preload/exported.hpp"
#include "observe/preload/lock_order.hpp"
#include "observe/preload/plain_mutex.hpp"
#include "observe/preload/real_functions.hpp"
#include "observe/preload/taken.hpp"
#include "observe/preload/waiting.hpp"

namespace {

using namespace pawl::observe::preload;
using pawl::observe::wire::wait_kind;

// EOWNERDEAD: taken, and its last owner died.
constexpr bool taken(int result) noexcept { return result == 0 || result == EOWNERDEAD; }

// Whose state says whether it was taken once more: the rest of the word says how it is shared and inherits.
constexpr int kind_bits = 3;
bool is_recursive(const pthread_mutex_t* mutex) noexcept {
    return (mutex->__data.__kind & kind_bits) == PTHREAD_MUTEX_RECURSIVE;
}
// Of these only the owner can give it up; others are told so, and it stays whose it is.
bool is_anothers(const pthread_mutex_t* mutex, const thread_record& mine) noexcept {
    const int kind = mutex->__data.__kind & kind_bits;
    return (kind == PTHREAD_MUTEX_ERRORCHECK || kind == PTHREAD_MUTEX_RECURSIVE) &&
           static_cast<std::uint32_t>(mutex->__data.__owner) != mine.number;
}

[[gnu::always_inline]] inline void note(thread_record& mine, pthread_mutex_t* mutex, const call_place& at,
                                        bool waited) noexcept {
    if (is_recursive(mutex)) [[unlikely]]
        if (held_lock* const entry = mine.holds.find(mutex)) {
            ++entry->times;
            return;
        }
    note_taken(mine, mutex, hold::exclusive, at, waited);
}

// Most locks are held by somebody who does not wait: then there is no need to look at all threads.
bool owner_waits(const pthread_mutex_t* mutex) noexcept {
    const auto owner = static_cast<std::uint32_t>(*const_cast<const volatile int*>(&mutex->__data.__owner));
    const thread_record* const record = owner == 0 ? nullptr : record_of(owner);
    return record && record->waits();
}

[[gnu::noinline]] int wait_for(thread_record& mine, pthread_mutex_t* mutex, const call_place& at) noexcept {
    // Such a mutex says EDEADLK by itself when it is locked again.
    const bool own = static_cast<std::uint32_t>(mutex->__data.__owner) == mine.number;
    if (own && (mutex->__data.__kind & kind_bits) == PTHREAD_MUTEX_ERRORCHECK) return real().mutex_lock(mutex);
    mine.begin_wait(wait_kind::mutex, mutex, false, at);
    if (owner_waits(mutex) && refuse_if_closed(mine)) return EDEADLK;
    const int result = real().mutex_lock(mutex);
    mine.end_wait();
    if (taken(result)) note(mine, mutex, at, true);
    return result;
}

// Whoever holds it often gives it up sooner than a wait could be published. glibc does the same with its adaptive mutexes.
bool take_soon(thread_record& mine, pthread_mutex_t* mutex) noexcept {
    constexpr int looks = 60;
    for (int i = 0; i < looks; ++i) {
        if (std::atomic_ref(mutex->__data.__lock).load(std::memory_order_relaxed) == 0 &&
            take_plain(mutex, mine.number))
            return true;
        asm volatile("pause");
    }
    return false;
}

// Not inlined: so that the usual way needs no register of its caller's.
[[gnu::noinline]] int lock_otherwise(pthread_mutex_t* mutex, const call_place at) noexcept {
    thread_record* const mine = this_thread();
    if (!mine) return real().mutex_lock(mutex);
    if (is_plain(mutex) && take_soon(*mine, mutex)) {
        note_taken(*mine, mutex, hold::exclusive, at, true);
        return 0;
    }
    const int result = real().mutex_trylock(mutex);
    if (result == EBUSY) return wait_for(*mine, mutex, at);
    if (taken(result)) note(*mine, mutex, at, true);
    return result;
}

[[gnu::noinline]] int check_order_of(thread_record& mine, const held_lock& taken, const call_place at) noexcept {
    check_order(mine, taken, at);
    return 0;
}

[[gnu::noinline]] int unlock_otherwise(pthread_mutex_t* mutex) noexcept {
    if (thread_record* const mine = this_thread())
        if (!is_anothers(mutex, *mine)) note_given_up(*mine, mutex);
    return real().mutex_unlock(mutex);
}

template <class Lock>
[[gnu::always_inline]] inline int lock_until(pthread_mutex_t* mutex, const call_place& at, Lock&& lock) noexcept {
    thread_record* const mine = this_thread();
    if (!mine) return lock();
    mine->begin_wait(wait_kind::mutex, mutex, true, at);
    const int result = lock();
    mine->end_wait();
    if (taken(result)) note(*mine, mutex, at, false);
    return result;
}

}  // namespace

PAWL_IN_FRONT int pthread_mutex_lock(pthread_mutex_t* mutex) {
    thread_record* const mine = record_of_this_thread;
    if (!mine || !is_plain(mutex) || !take_plain(mutex, mine->number)) [[unlikely]]
        return lock_otherwise(mutex, this_call());
    held_lock* const entry = mine->holds.add(mutex, hold::exclusive, this_call());
    // The outermost lock has no order.
    if (entry && mine->holds.count() != 1) return check_order_of(*mine, *entry, this_call());
    return 0;
}

PAWL_IN_FRONT int pthread_mutex_trylock(pthread_mutex_t* mutex) {
    const int result = real().mutex_trylock(mutex);
    if (taken(result))
        if (thread_record* const mine = this_thread()) note(*mine, mutex, this_call(), false);
    return result;
}

PAWL_IN_FRONT int pthread_mutex_timedlock(pthread_mutex_t* mutex, const timespec* deadline) {
    return lock_until(mutex, this_call(), [=] { return real().mutex_timedlock(mutex, deadline); });
}

PAWL_IN_FRONT int pthread_mutex_clocklock(pthread_mutex_t* mutex, clockid_t clock, const timespec* deadline) {
    return lock_until(mutex, this_call(), [=] { return real().mutex_clocklock(mutex, clock, deadline); });
}

PAWL_IN_FRONT int pthread_mutex_unlock(pthread_mutex_t* mutex) {
    thread_record* const mine = record_of_this_thread;
    if (!mine || !is_plain(mutex) || !mine->holds.remove_last(mutex)) [[unlikely]]
        return unlock_otherwise(mutex);
    return give_up_plain(mutex, mine->number) ? 0 : real().mutex_unlock(mutex);
}

PAWL_IN_FRONT int pthread_mutex_init(pthread_mutex_t* mutex, const pthread_mutexattr_t* attributes) {
    forget_orders_of(mutex);
    return real().mutex_init(mutex, attributes);
}

PAWL_IN_FRONT int pthread_mutex_destroy(pthread_mutex_t* mutex) {
    forget_orders_of(mutex);
    return real().mutex_destroy(mutex);
}
