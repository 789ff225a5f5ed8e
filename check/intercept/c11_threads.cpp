// <threads.h>. In glibc a thrd_t is a pthread_t, and mtx_t and cnd_t are laid out as the pthread types; so here. Its
// thrd_current and thrd_equal read what a task's thread storage says: they stay as they are.
#include <errno.h>
#include <threads.h>

#include "check/intercept/cancellation.hpp"
#include "check/intercept/condition.hpp"
#include "check/intercept/export.hpp"
#include "check/intercept/mutex.hpp"
#include "check/intercept/threads.hpp"
#include "check/intercept/time.hpp"

namespace {

int c11_result(int error) {
    switch (error) {
        case 0: return thrd_success;
        case ENOMEM: return thrd_nomem;
        case ETIMEDOUT: return thrd_timedout;
        case EBUSY: return thrd_busy;
        default: return thrd_error;
    }
}

pthread_mutex_t* pthread_form(mtx_t* mutex) { return reinterpret_cast<pthread_mutex_t*>(mutex); }
pthread_cond_t* pthread_form(cnd_t* condition) { return reinterpret_cast<pthread_cond_t*>(condition); }
static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t) && sizeof(cnd_t) == sizeof(pthread_cond_t));

// A thread's int result travels as pthread_exit's pointer.
void* as_pointer(int result) { return reinterpret_cast<void*>(static_cast<std::intptr_t>(result)); }

}  // namespace

using namespace pawl::check::intercept;
using pawl::check::machine::no_deadline;

PAWL_EXPORT int thrd_create(thrd_t* thread, thrd_start_t start, void* argument) {
    return c11_result(create_thread(thread, nullptr, nullptr, start, argument));
}
PAWL_EXPORT int thrd_join(thrd_t thread, int* result) {
    void* returned = nullptr;
    const int error = join_thread(thread, &returned, no_deadline, false, nullptr);
    if (error == 0 && result) *result = static_cast<int>(reinterpret_cast<std::intptr_t>(returned));
    return c11_result(error);
}
PAWL_EXPORT int thrd_detach(thrd_t thread) { return c11_result(detach_thread(thread)); }
PAWL_EXPORT void thrd_exit(int result) { exit_task(as_pointer(result)); }
PAWL_EXPORT void thrd_yield() { sched_yield(); }
PAWL_EXPORT int thrd_sleep(const timespec* duration, timespec* left) {
    if (duration->tv_sec < 0 || duration->tv_nsec < 0 || duration->tv_nsec >= 1'000'000'000) return -2;
    sleep_until(deadline_after(duration), PAWL_CALLER_FRAME());
    if (left) *left = {};
    return 0;
}

PAWL_EXPORT int mtx_init(mtx_t* mutex, int type) {
    if (type & ~(mtx_recursive | mtx_timed)) return thrd_error;
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, type & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
    return c11_result(pthread_mutex_init(pthread_form(mutex), &attributes));
}
PAWL_EXPORT void mtx_destroy(mtx_t* mutex) { pthread_mutex_destroy(pthread_form(mutex)); }
PAWL_EXPORT int mtx_lock(mtx_t* mutex) {
    return c11_result(lock_mutex(pthread_form(mutex), no_deadline, PAWL_LOCK_SITE()));
}
PAWL_EXPORT int mtx_timedlock(mtx_t* mutex, const timespec* until) {
    return c11_result(lock_mutex(pthread_form(mutex), deadline_from(until, CLOCK_REALTIME), PAWL_LOCK_SITE()));
}
PAWL_EXPORT int mtx_trylock(mtx_t* mutex) {
    return c11_result(try_lock_mutex(pthread_form(mutex), PAWL_CALLER_FRAME()));
}
PAWL_EXPORT int mtx_unlock(mtx_t* mutex) { return c11_result(unlock_mutex(pthread_form(mutex))); }

PAWL_EXPORT int cnd_init(cnd_t* condition) { return c11_result(pthread_cond_init(pthread_form(condition), nullptr)); }
PAWL_EXPORT void cnd_destroy(cnd_t* condition) { pthread_cond_destroy(pthread_form(condition)); }
PAWL_EXPORT int cnd_wait(cnd_t* condition, mtx_t* mutex) {
    return c11_result(wait_on_condition(pthread_form(condition), pthread_form(mutex), no_deadline, PAWL_LOCK_SITE()));
}
PAWL_EXPORT int cnd_timedwait(cnd_t* condition, mtx_t* mutex, const timespec* until) {
    return c11_result(wait_on_condition(pthread_form(condition), pthread_form(mutex),
                                        deadline_from(until, CLOCK_REALTIME), PAWL_LOCK_SITE()));
}
PAWL_EXPORT int cnd_signal(cnd_t* condition) { return c11_result(wake_condition(pthread_form(condition), false)); }
PAWL_EXPORT int cnd_broadcast(cnd_t* condition) { return c11_result(wake_condition(pthread_form(condition), true)); }
