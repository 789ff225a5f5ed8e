// The functions that this library stands in front of, as the program would have found them without it.
#pragma once

#include <pthread.h>

#include <ctime>

namespace pawl::observe::preload {

struct real_functions {
    int (*mutex_init)(pthread_mutex_t*, const pthread_mutexattr_t*);
    int (*mutex_destroy)(pthread_mutex_t*);
    int (*mutex_lock)(pthread_mutex_t*);
    int (*mutex_trylock)(pthread_mutex_t*);
    int (*mutex_timedlock)(pthread_mutex_t*, const timespec*);
    int (*mutex_clocklock)(pthread_mutex_t*, clockid_t, const timespec*);
    int (*mutex_unlock)(pthread_mutex_t*);
    int (*cond_wait)(pthread_cond_t*, pthread_mutex_t*);
    int (*cond_timedwait)(pthread_cond_t*, pthread_mutex_t*, const timespec*);
    int (*cond_clockwait)(pthread_cond_t*, pthread_mutex_t*, clockid_t, const timespec*);
    int (*old_cond_wait)(void*, pthread_mutex_t*);
    int (*old_cond_timedwait)(void*, pthread_mutex_t*, const timespec*);
    int (*rwlock_init)(pthread_rwlock_t*, const pthread_rwlockattr_t*);
    int (*rwlock_destroy)(pthread_rwlock_t*);
    int (*rwlock_rdlock)(pthread_rwlock_t*);
    int (*rwlock_tryrdlock)(pthread_rwlock_t*);
    int (*rwlock_timedrdlock)(pthread_rwlock_t*, const timespec*);
    int (*rwlock_clockrdlock)(pthread_rwlock_t*, clockid_t, const timespec*);
    int (*rwlock_wrlock)(pthread_rwlock_t*);
    int (*rwlock_trywrlock)(pthread_rwlock_t*);
    int (*rwlock_timedwrlock)(pthread_rwlock_t*, const timespec*);
    int (*rwlock_clockwrlock)(pthread_rwlock_t*, clockid_t, const timespec*);
    int (*rwlock_unlock)(pthread_rwlock_t*);
    int (*join)(pthread_t, void**);
    int (*timedjoin)(pthread_t, void**, const timespec*);
    int (*clockjoin)(pthread_t, void**, clockid_t, const timespec*);
};

/// Null pointers until they were looked up.
extern real_functions found;

/// Looks them up. While that lasts, whoever locks on the same thread (an allocator that the loader calls) is given what
/// glibc exports under other names.
void look_up_real_functions() noexcept;

/// A program may lock before this library's constructor has run: other libraries' constructors do.
[[gnu::always_inline]] inline const real_functions& real() noexcept {
    if (!found.mutex_unlock) [[unlikely]]
        look_up_real_functions();
    return found;
}

}  // namespace pawl::observe::preload
