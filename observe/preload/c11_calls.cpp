// The locks of <threads.h>. In glibc each is a pthread's under another name, but it does not call that by the name that this
// library stands in front of.
#include <pthread.h>

#include <threads.h>
#include <cerrno>
#include <cstdint>

#include "observe/preload/exported.hpp"

static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t) && sizeof(cnd_t) == sizeof(pthread_cond_t));

extern "C" int pawl_cond_wait(pthread_cond_t*, pthread_mutex_t*);
extern "C" int pawl_cond_timedwait(pthread_cond_t*, pthread_mutex_t*, const timespec*);

namespace {

pthread_mutex_t* mutex_of(mtx_t* mutex) noexcept { return reinterpret_cast<pthread_mutex_t*>(mutex); }
pthread_cond_t* condition_of(cnd_t* condition) noexcept { return reinterpret_cast<pthread_cond_t*>(condition); }

int word_for(int result) noexcept {
    switch (result) {
        case 0: return thrd_success;
        case EBUSY: return thrd_busy;
        case ETIMEDOUT: return thrd_timedout;
        case ENOMEM: return thrd_nomem;
        default: return thrd_error;
    }
}

}  // namespace

PAWL_IN_FRONT int mtx_lock(mtx_t* mutex) { return word_for(pthread_mutex_lock(mutex_of(mutex))); }
PAWL_IN_FRONT int mtx_trylock(mtx_t* mutex) { return word_for(pthread_mutex_trylock(mutex_of(mutex))); }
PAWL_IN_FRONT int mtx_timedlock(mtx_t* __restrict mutex, const timespec* __restrict deadline) {
    return word_for(pthread_mutex_timedlock(mutex_of(mutex), deadline));
}
PAWL_IN_FRONT int mtx_unlock(mtx_t* mutex) { return word_for(pthread_mutex_unlock(mutex_of(mutex))); }
PAWL_IN_FRONT void mtx_destroy(mtx_t* mutex) { pthread_mutex_destroy(mutex_of(mutex)); }

PAWL_IN_FRONT int cnd_wait(cnd_t* condition, mtx_t* mutex) {
    return word_for(pawl_cond_wait(condition_of(condition), mutex_of(mutex)));
}
PAWL_IN_FRONT int cnd_timedwait(cnd_t* __restrict condition, mtx_t* __restrict mutex,
                                const timespec* __restrict deadline) {
    return word_for(pawl_cond_timedwait(condition_of(condition), mutex_of(mutex), deadline));
}

PAWL_IN_FRONT int thrd_join(thrd_t thread, int* result) {
    void* ended_with = nullptr;
    const int error = pthread_join(thread, &ended_with);
    if (error == 0 && result) *result = static_cast<int>(reinterpret_cast<std::intptr_t>(ended_with));
    return word_for(error);
}
