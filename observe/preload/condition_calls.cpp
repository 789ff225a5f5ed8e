// pthread_cond_*wait: the mutex is given up, and must be taken again before the call returns. That a thread waits for a
// condition is no deadlock; that whoever holds the mutex meanwhile waits for that thread is.
#include <pthread.h>

#include "observe/preload/exported.hpp"
#include "observe/preload/real_functions.hpp"
#include "observe/preload/taken.hpp"
#include "observe/preload/thread_record.hpp"

namespace {

using namespace pawl::observe::preload;
using pawl::observe::wire::wait_kind;

struct condition_wait {
    thread_record* mine;
    pthread_mutex_t* mutex;
    const call_place* at;
};

// A thread that is cancelled takes the mutex again as well, before its clean-up begins.
void wait_is_over(void* argument) {
    const auto& wait = *static_cast<const condition_wait*>(argument);
    wait.mine->end_wait();
    note_taken(*wait.mine, wait.mutex, hold::exclusive, *wait.at, false);
}

template <class Wait>
int wait_on(pthread_mutex_t* mutex, const call_place& at, Wait&& wait) {
    thread_record* const mine = this_thread();
    if (!mine) return wait();
    condition_wait here{mine, mutex, &at};
    // A mutex that this thread does not hold, or holds twice, is the program's mistake: glibc says what becomes of it.
    const held_lock* const held = mine->holds.find(mutex);
    if (!held || held->times != 1) return wait();
    note_given_up(*mine, mutex);
    mine->begin_wait(wait_kind::condition, mutex, false, at);
    int result = 0;
    pthread_cleanup_push(wait_is_over, &here);
    result = wait();
    pthread_cleanup_pop(1);
    return result;
}

}  // namespace

// Programs linked before 2003 have conditions that are laid out otherwise, and so they get functions of their own.
asm(".symver pawl_cond_wait, pthread_cond_wait@@GLIBC_2.3.2");
asm(".symver pawl_cond_timedwait, pthread_cond_timedwait@@GLIBC_2.3.2");
asm(".symver pawl_old_cond_wait, pthread_cond_wait@GLIBC_2.2.5");
asm(".symver pawl_old_cond_timedwait, pthread_cond_timedwait@GLIBC_2.2.5");

PAWL_IN_FRONT int pawl_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
    return wait_on(mutex, this_call(), [=] { return real().cond_wait(condition, mutex); });
}

PAWL_IN_FRONT int pawl_cond_timedwait(pthread_cond_t* condition, pthread_mutex_t* mutex, const timespec* deadline) {
    return wait_on(mutex, this_call(), [=] { return real().cond_timedwait(condition, mutex, deadline); });
}

PAWL_IN_FRONT int pawl_old_cond_wait(void* condition, pthread_mutex_t* mutex) {
    return wait_on(mutex, this_call(), [=] { return real().old_cond_wait(condition, mutex); });
}

PAWL_IN_FRONT int pawl_old_cond_timedwait(void* condition, pthread_mutex_t* mutex, const timespec* deadline) {
    return wait_on(mutex, this_call(), [=] { return real().old_cond_timedwait(condition, mutex, deadline); });
}

PAWL_IN_FRONT int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                                         const timespec* deadline) {
    return wait_on(mutex, this_call(), [=] { return real().cond_clockwait(condition, mutex, clock, deadline); });
}
