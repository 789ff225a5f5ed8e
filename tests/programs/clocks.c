/* Sleeps and clocks: a sleep lasts at least as long as asked, and all clocks agree that it did. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sys/select.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"

static long long now(clockid_t clock) {
    struct timespec t;
    EXPECT(clock_gettime(clock, &t) == 0);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static long long of_day(void) {
    struct timeval t;
    EXPECT(gettimeofday(&t, NULL) == 0);
    return t.tv_sec * 1000000000LL + t.tv_usec * 1000LL;
}

static void lasts(long long began, long long at_least) { EXPECT(now(CLOCK_MONOTONIC) >= began + at_least); }

static void* sleeps_absolutely(void* unused) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += 1;
    const long long began = now(CLOCK_MONOTONIC), day = of_day();
    EXPECT(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == 0);
    lasts(began, 990000000);
    EXPECT(of_day() >= day + 900000000);
    return unused;
}

int main(void) {
    const time_t start = time(NULL);
    EXPECT(start > 0);
    struct timespec resolution;
    EXPECT(clock_getres(CLOCK_MONOTONIC, &resolution) == 0 && resolution.tv_sec == 0);

    pthread_t sleeper;
    pthread_create(&sleeper, NULL, sleeps_absolutely, NULL);
    long long began = now(CLOCK_MONOTONIC);
    const struct timespec brief = {.tv_nsec = 2000000};
    EXPECT(nanosleep(&brief, NULL) == 0);
    lasts(began, 2000000);
    began = now(CLOCK_MONOTONIC);
    EXPECT(usleep(3000) == 0);
    lasts(began, 3000000);
    began = now(CLOCK_MONOTONIC);
    EXPECT(clock_nanosleep(CLOCK_REALTIME, 0, &brief, NULL) == 0);
    lasts(began, 1900000);
    began = now(CLOCK_MONOTONIC);
    EXPECT(sleep(1) == 0);
    lasts(began, 1000000000);
    EXPECT(time(NULL) >= start);
    EXPECT(now(CLOCK_REALTIME) >= start * 1000000000LL);
    pthread_join(sleeper, NULL);
    return 0;
}
