// pthread_mutex_*. std::mutex, std::recursive_mutex and std::timed_mutex end here.
#include <pthread.h>

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
    thread_record* const mine = this_thread();
    if (!mine) [[unlikely]]
        return real().mutex_lock(mutex);
    const call_place at = this_call();
    if (is_plain(mutex) && take_plain(mutex, mine->number)) [[likely]] {
        note_taken(*mine, mutex, hold::exclusive, at, true);
        return 0;
    }
    const int result = real().mutex_trylock(mutex);
    if (result == EBUSY) [[unlikely]]
        return wait_for(*mine, mutex, at);
    if (taken(result)) note(*mine, mutex, at, true);
    return result;
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
    if (thread_record* const mine = this_thread()) [[likely]] {
        if (is_plain(mutex)) [[likely]] {
            note_given_up(*mine, mutex);
            return give_up_plain(mutex, mine->number) ? 0 : real().mutex_unlock(mutex);
        }
        if (!is_anothers(mutex, *mine)) [[likely]]
            note_given_up(*mine, mutex);
    }
    return real().mutex_unlock(mutex);
}

PAWL_IN_FRONT int pthread_mutex_init(pthread_mutex_t* mutex, const pthread_mutexattr_t* attributes) {
    forget_orders_of(mutex);
    return real().mutex_init(mutex, attributes);
}

PAWL_IN_FRONT int pthread_mutex_destroy(pthread_mutex_t* mutex) {
    forget_orders_of(mutex);
    return real().mutex_destroy(mutex);
}
