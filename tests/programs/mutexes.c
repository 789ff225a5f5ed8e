/* Mutexes of every type and protocol. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "expect.h"

static pthread_mutex_t made(int type, int protocol, int robust) {
    pthread_mutexattr_t attributes;
    pthread_mutex_t mutex;
    int value;
    EXPECT(pthread_mutexattr_init(&attributes) == 0);
    EXPECT(pthread_mutexattr_settype(&attributes, type) == 0);
    EXPECT(pthread_mutexattr_setprotocol(&attributes, protocol) == 0);
    EXPECT(pthread_mutexattr_setrobust(&attributes, robust) == 0);
    EXPECT(pthread_mutexattr_gettype(&attributes, &value) == 0 && value == type);
    EXPECT(pthread_mutex_init(&mutex, &attributes) == 0);
    EXPECT(pthread_mutexattr_destroy(&attributes) == 0);
    return mutex;
}

static void* finds_it_taken(void* mutex) {
    EXPECT(pthread_mutex_trylock(mutex) == EBUSY);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    EXPECT(pthread_mutex_timedlock(mutex, &now) == ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &now);
    EXPECT(pthread_mutex_clocklock(mutex, CLOCK_MONOTONIC, &now) == ETIMEDOUT);
    return NULL;
}

static void* may_not_unlock(void* mutex) {
    EXPECT(pthread_mutex_unlock(mutex) == EPERM);
    return NULL;
}

static void* takes_and_dies(void* mutex) {
    EXPECT(pthread_mutex_lock(mutex) == 0);
    return NULL;
}

static void* counts(void* mutex) {
    static int count;
    EXPECT(pthread_mutex_lock(mutex) == 0);
    ++count;
    EXPECT(pthread_mutex_unlock(mutex) == 0);
    return &count;
}

static void in_a_thread(void* (*work)(void*), pthread_mutex_t* mutex) {
    pthread_t thread;
    EXPECT(pthread_create(&thread, NULL, work, mutex) == 0);
    EXPECT(pthread_join(thread, NULL) == 0);
}

int main(void) {
    pthread_mutex_t normal = PTHREAD_MUTEX_INITIALIZER;
    EXPECT(pthread_mutex_lock(&normal) == 0);
    in_a_thread(finds_it_taken, &normal);
    EXPECT(pthread_mutex_unlock(&normal) == 0);
    EXPECT(pthread_mutex_destroy(&normal) == 0);

    pthread_mutex_t recursive = made(PTHREAD_MUTEX_RECURSIVE, PTHREAD_PRIO_NONE, PTHREAD_MUTEX_STALLED);
    EXPECT(pthread_mutex_lock(&recursive) == 0 && pthread_mutex_lock(&recursive) == 0);
    EXPECT(pthread_mutex_trylock(&recursive) == 0);
    EXPECT(pthread_mutex_unlock(&recursive) == 0 && pthread_mutex_unlock(&recursive) == 0);
    in_a_thread(finds_it_taken, &recursive);
    EXPECT(pthread_mutex_unlock(&recursive) == 0);
    EXPECT(pthread_mutex_unlock(&recursive) == EPERM);
    EXPECT(pthread_mutex_destroy(&recursive) == 0);

    pthread_mutex_t checked = made(PTHREAD_MUTEX_ERRORCHECK, PTHREAD_PRIO_NONE, PTHREAD_MUTEX_STALLED);
    EXPECT(pthread_mutex_unlock(&checked) == EPERM);
    EXPECT(pthread_mutex_lock(&checked) == 0 && pthread_mutex_lock(&checked) == EDEADLK);
    in_a_thread(may_not_unlock, &checked);
    EXPECT(pthread_mutex_unlock(&checked) == 0);

    pthread_mutex_t robust = made(PTHREAD_MUTEX_NORMAL, PTHREAD_PRIO_NONE, PTHREAD_MUTEX_ROBUST);
    in_a_thread(takes_and_dies, &robust);
    EXPECT(pthread_mutex_lock(&robust) == EOWNERDEAD);
    EXPECT(pthread_mutex_consistent(&robust) == 0 && pthread_mutex_unlock(&robust) == 0);
    in_a_thread(takes_and_dies, &robust);
    EXPECT(pthread_mutex_lock(&robust) == EOWNERDEAD);
    EXPECT(pthread_mutex_unlock(&robust) == 0);  // not made consistent
    EXPECT(pthread_mutex_lock(&robust) == ENOTRECOVERABLE);

    pthread_mutex_t inheriting = made(PTHREAD_MUTEX_NORMAL, PTHREAD_PRIO_INHERIT, PTHREAD_MUTEX_STALLED);
    pthread_t one, other;
    void* total;
    EXPECT(pthread_create(&one, NULL, counts, &inheriting) == 0);
    EXPECT(pthread_create(&other, NULL, counts, &inheriting) == 0);
    EXPECT(pthread_join(one, &total) == 0 && pthread_join(other, &total) == 0);
    EXPECT(*(int*)total == 2);
    return 0;
}
