/* Condition variables: waits with and without a limit, on both clocks; signal and broadcast. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "expect.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t opened = PTHREAD_COND_INITIALIZER;
static int is_open;

static void* waits(void* unused) {
    pthread_mutex_lock(&lock);
    while (!is_open) EXPECT(pthread_cond_wait(&opened, &lock) == 0);
    pthread_mutex_unlock(&lock);
    return unused;
}

static void limits(void) {
    pthread_condattr_t attributes;
    pthread_cond_t monotonic;
    clockid_t clock;
    EXPECT(pthread_condattr_init(&attributes) == 0);
    EXPECT(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0);
    EXPECT(pthread_condattr_getclock(&attributes, &clock) == 0 && clock == CLOCK_MONOTONIC);
    EXPECT(pthread_cond_init(&monotonic, &attributes) == 0);
    EXPECT(pthread_condattr_destroy(&attributes) == 0);

    struct timespec limit, after;
    pthread_mutex_lock(&lock);
    clock_gettime(CLOCK_MONOTONIC, &limit);
    limit.tv_nsec += 2000000;
    if (limit.tv_nsec >= 1000000000) limit.tv_nsec -= 1000000000, ++limit.tv_sec;
    int result;
    while ((result = pthread_cond_timedwait(&monotonic, &lock, &limit)) == 0) {
    }
    EXPECT(result == ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &after);
    EXPECT(after.tv_sec > limit.tv_sec || (after.tv_sec == limit.tv_sec && after.tv_nsec >= limit.tv_nsec));
    while ((result = pthread_cond_clockwait(&opened, &lock, CLOCK_MONOTONIC, &limit)) == 0) {
    }
    EXPECT(result == ETIMEDOUT);
    pthread_mutex_unlock(&lock);
    EXPECT(pthread_cond_destroy(&monotonic) == 0);
}

int main(void) {
    limits();
    EXPECT(pthread_cond_signal(&opened) == 0);  // nobody hears it

    pthread_t one, other;
    pthread_create(&one, NULL, waits, NULL);
    pthread_create(&other, NULL, waits, NULL);
    pthread_mutex_lock(&lock);
    is_open = 1;
    EXPECT(pthread_cond_broadcast(&opened) == 0);
    pthread_mutex_unlock(&lock);
    pthread_join(one, NULL);
    pthread_join(other, NULL);
    EXPECT(pthread_cond_destroy(&opened) == 0);
    return 0;
}
