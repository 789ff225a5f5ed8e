/* Reader-writer locks. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "expect.h"

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int value[2];

static void* finds_a_reader(void* unused) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    EXPECT(pthread_rwlock_tryrdlock(&lock) == 0 && pthread_rwlock_unlock(&lock) == 0);
    EXPECT(pthread_rwlock_trywrlock(&lock) == EBUSY);
    EXPECT(pthread_rwlock_timedwrlock(&lock, &now) == ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &now);
    EXPECT(pthread_rwlock_clockwrlock(&lock, CLOCK_MONOTONIC, &now) == ETIMEDOUT);
    return unused;
}

static void* finds_a_writer(void* unused) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    EXPECT(pthread_rwlock_tryrdlock(&lock) == EBUSY);
    EXPECT(pthread_rwlock_timedrdlock(&lock, &now) == ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &now);
    EXPECT(pthread_rwlock_clockrdlock(&lock, CLOCK_MONOTONIC, &now) == ETIMEDOUT);
    return unused;
}

static void* writes(void* unused) {
    EXPECT(pthread_rwlock_wrlock(&lock) == 0);
    ++value[0];
    ++value[1];
    EXPECT(pthread_rwlock_unlock(&lock) == 0);
    return unused;
}

static void* reads(void* unused) {
    EXPECT(pthread_rwlock_rdlock(&lock) == 0);
    EXPECT(value[0] == value[1]);
    EXPECT(pthread_rwlock_unlock(&lock) == 0);
    return unused;
}

static void in_a_thread(void* (*work)(void*)) {
    pthread_t thread;
    EXPECT(pthread_create(&thread, NULL, work, NULL) == 0 && pthread_join(thread, NULL) == 0);
}

int main(void) {
    EXPECT(pthread_rwlock_rdlock(&lock) == 0);
    in_a_thread(finds_a_reader);
    EXPECT(pthread_rwlock_unlock(&lock) == 0);
    EXPECT(pthread_rwlock_wrlock(&lock) == 0);
    EXPECT(pthread_rwlock_wrlock(&lock) == EDEADLK);
    in_a_thread(finds_a_writer);
    EXPECT(pthread_rwlock_unlock(&lock) == 0);

    pthread_t writer, reader;
    pthread_create(&writer, NULL, writes, NULL);
    pthread_create(&reader, NULL, reads, NULL);
    pthread_join(writer, NULL);
    pthread_join(reader, NULL);
    EXPECT(pthread_rwlock_destroy(&lock) == 0);

    pthread_rwlock_t made;
    pthread_rwlockattr_t attributes;
    EXPECT(pthread_rwlockattr_init(&attributes) == 0);
    EXPECT(pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP) == 0);
    EXPECT(pthread_rwlock_init(&made, &attributes) == 0);
    EXPECT(pthread_rwlock_destroy(&made) == 0 && pthread_rwlockattr_destroy(&attributes) == 0);
    return 0;
}
