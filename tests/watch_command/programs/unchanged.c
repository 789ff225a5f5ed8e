/* What pthreads promises of each kind of lock is so under the watch too. Ends with 7. */
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#undef NDEBUG
#include <assert.h>

static pthread_mutex_t made(int kind, int robust, int protocol) {
    pthread_mutex_t mutex;
    pthread_mutexattr_t how;
    pthread_mutexattr_init(&how);
    assert(pthread_mutexattr_settype(&how, kind) == 0);
    assert(pthread_mutexattr_setrobust(&how, robust) == 0);
    assert(pthread_mutexattr_setprotocol(&how, protocol) == 0);
    assert(pthread_mutex_init(&mutex, &how) == 0);
    return mutex;
}

static struct timespec soon(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    time.tv_nsec += 1000000;
    if (time.tv_nsec >= 1000000000) time.tv_sec++, time.tv_nsec -= 1000000000;
    return time;
}

static pthread_mutex_t shared;

static void* others_view(void* checked) {
    struct timespec real = soon(CLOCK_REALTIME), steady = soon(CLOCK_MONOTONIC);
    errno = 42;
    assert(pthread_mutex_trylock(&shared) == EBUSY);
    assert(pthread_mutex_timedlock(&shared, &real) == ETIMEDOUT);
    assert(pthread_mutex_clocklock(&shared, CLOCK_MONOTONIC, &steady) == ETIMEDOUT);
    if (checked) assert(pthread_mutex_unlock(&shared) == EPERM);
    assert(errno == 42);
    return NULL;
}

static void each_kind(void) {
    const int kinds[] = {PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_RECURSIVE, PTHREAD_MUTEX_ERRORCHECK,
                         PTHREAD_MUTEX_ADAPTIVE_NP};
    for (int protocol = PTHREAD_PRIO_NONE; protocol <= PTHREAD_PRIO_INHERIT; ++protocol)
        for (int robust = PTHREAD_MUTEX_STALLED; robust <= PTHREAD_MUTEX_ROBUST; ++robust)
            for (int i = 0; i < 4; ++i) {
                const int checked = kinds[i] == PTHREAD_MUTEX_ERRORCHECK || kinds[i] == PTHREAD_MUTEX_RECURSIVE;
                shared = made(kinds[i], robust, protocol);
                assert(pthread_mutex_lock(&shared) == 0);
                if (kinds[i] == PTHREAD_MUTEX_ERRORCHECK) assert(pthread_mutex_lock(&shared) == EDEADLK);
                if (kinds[i] == PTHREAD_MUTEX_RECURSIVE) {
                    assert(pthread_mutex_lock(&shared) == 0);
                    assert(pthread_mutex_unlock(&shared) == 0);
                }
                pthread_t other;
                assert(pthread_create(&other, NULL, others_view, checked ? &shared : NULL) == 0);
                assert(pthread_join(other, NULL) == 0);
                assert(pthread_mutex_unlock(&shared) == 0);
                if (checked) assert(pthread_mutex_unlock(&shared) == EPERM);
                assert(pthread_mutex_destroy(&shared) == 0);
            }
}

static void* leaves_it(void* mutex) {
    assert(pthread_mutex_lock(mutex) == 0);
    return NULL;
}

static void robust_owner_dies(void) {
    pthread_mutex_t mutex = made(PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_ROBUST, PTHREAD_PRIO_NONE);
    pthread_t other;
    assert(pthread_create(&other, NULL, leaves_it, &mutex) == 0);
    assert(pthread_join(other, NULL) == 0);
    assert(pthread_mutex_lock(&mutex) == EOWNERDEAD);
    assert(pthread_mutex_consistent(&mutex) == 0);
    assert(pthread_mutex_unlock(&mutex) == 0);
    assert(pthread_mutex_lock(&mutex) == 0);
    assert(pthread_mutex_unlock(&mutex) == 0);
}

static void readers_and_writers(void) {
    pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
    struct timespec real = soon(CLOCK_REALTIME), steady = soon(CLOCK_MONOTONIC);
    assert(pthread_rwlock_rdlock(&lock) == 0);
    assert(pthread_rwlock_tryrdlock(&lock) == 0);
    assert(pthread_rwlock_trywrlock(&lock) == EBUSY);
    assert(pthread_rwlock_timedwrlock(&lock, &real) == ETIMEDOUT);
    assert(pthread_rwlock_clockwrlock(&lock, CLOCK_MONOTONIC, &steady) == ETIMEDOUT);
    assert(pthread_rwlock_unlock(&lock) == 0);
    assert(pthread_rwlock_unlock(&lock) == 0);
    assert(pthread_rwlock_wrlock(&lock) == 0);
    assert(pthread_rwlock_wrlock(&lock) == EDEADLK);
    assert(pthread_rwlock_rdlock(&lock) == EDEADLK);
    assert(pthread_rwlock_unlock(&lock) == 0);
}

static pthread_mutex_t state = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int cleaned;

static void clean(void* mutex) {
    cleaned = 1;
    assert(pthread_mutex_unlock(mutex) == 0);
}
static void* waits_for_ever(void* ready) {
    assert(pthread_mutex_lock(&state) == 0);
    pthread_cleanup_push(clean, &state);
    *(volatile int*)ready = 1;
    for (;;) pthread_cond_wait(&changed, &state);
    pthread_cleanup_pop(1);
    return NULL;
}

static void conditions(void) {
    struct timespec real = soon(CLOCK_REALTIME), steady = soon(CLOCK_MONOTONIC);
    assert(pthread_mutex_lock(&state) == 0);
    assert(pthread_cond_timedwait(&changed, &state, &real) == ETIMEDOUT);
    assert(pthread_cond_clockwait(&changed, &state, CLOCK_MONOTONIC, &steady) == ETIMEDOUT);
    assert(pthread_mutex_trylock(&state) == EBUSY);
    assert(pthread_mutex_unlock(&state) == 0);

    volatile int ready = 0;
    pthread_t other;
    void* result;
    assert(pthread_create(&other, NULL, waits_for_ever, (void*)&ready) == 0);
    while (!ready) sched_yield();
    assert(pthread_mutex_lock(&state) == 0); /* it waits now */
    assert(pthread_mutex_unlock(&state) == 0);
    assert(pthread_cancel(other) == 0);
    assert(pthread_join(other, &result) == 0);
    assert(result == PTHREAD_CANCELED && cleaned);
    assert(pthread_mutex_lock(&state) == 0);
    assert(pthread_mutex_unlock(&state) == 0);
}

static pthread_mutex_t in_handler = PTHREAD_MUTEX_INITIALIZER, interrupted = PTHREAD_MUTEX_INITIALIZER;
static volatile sig_atomic_t alarms;
static void on_alarm(int number) {
    (void)number;
    pthread_mutex_lock(&in_handler);
    pthread_mutex_unlock(&in_handler);
    ++alarms;
}

/* A handler that locks, anywhere in the middle of a lock. */
static void signals(void) {
    struct sigaction action = {.sa_handler = on_alarm};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    struct itimerspec often = {{0, 50000}, {0, 50000}};
    timer_t timer;
    sigaction(SIGALRM, &action, NULL);
    assert(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
    timer_settime(timer, 0, &often, NULL);
    while (alarms < 1000) {
        pthread_mutex_lock(&interrupted);
        pthread_mutex_lock(&state);
        pthread_mutex_unlock(&interrupted);
        pthread_mutex_unlock(&state);
    }
    timer_delete(timer);
}

int main(void) {
    each_kind();
    robust_owner_dies();
    readers_and_writers();
    conditions();
    signals();
    return 7;
}
