/* Policies, priorities and cores that the program sets itself. Natively it needs the right to do so; without, it ends. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"

static cpu_set_t core_0;

static void* low(void* log) {
    struct sched_param param;
    int policy;
    EXPECT(pthread_getschedparam(pthread_self(), &policy, &param) == 0);
    EXPECT(policy == SCHED_FIFO && param.sched_priority == 1);
    strcat(log, "low ");
    return log;
}

static void* high(void* log) {
    EXPECT(sched_getcpu() == 0);
    EXPECT(sched_yield() == 0);  // yields to nobody of lower priority
    strcat(log, "high ");
    return log;
}

static int create(pthread_t* thread, int priority, void* (*work)(void*), void* argument) {
    pthread_attr_t attributes;
    struct sched_param param = {.sched_priority = priority}, set;
    int policy;
    cpu_set_t cores;
    EXPECT(pthread_attr_init(&attributes) == 0);
    EXPECT(pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED) == 0);
    EXPECT(pthread_attr_setschedpolicy(&attributes, SCHED_FIFO) == 0);
    EXPECT(pthread_attr_setschedparam(&attributes, &param) == 0);
    EXPECT(pthread_attr_setaffinity_np(&attributes, sizeof core_0, &core_0) == 0);
    EXPECT(pthread_attr_getschedpolicy(&attributes, &policy) == 0 && policy == SCHED_FIFO);
    EXPECT(pthread_attr_getschedparam(&attributes, &set) == 0 && set.sched_priority == priority);
    EXPECT(pthread_attr_getaffinity_np(&attributes, sizeof cores, &cores) == 0 && CPU_EQUAL(&cores, &core_0));
    const int result = pthread_create(thread, &attributes, work, argument);
    pthread_attr_destroy(&attributes);
    return result;
}

int main(void) {
    char log[32] = "";
    struct sched_param param = {.sched_priority = 3}, seen;
    int policy;
    CPU_ZERO(&core_0);
    CPU_SET(0, &core_0);

    EXPECT(sched_get_priority_min(SCHED_FIFO) == 1 && sched_get_priority_max(SCHED_FIFO) == 99);
    if (sched_setscheduler(0, SCHED_FIFO, &param) != 0) {
        EXPECT(errno == EPERM);
        return 0;
    }
    EXPECT(sched_getscheduler(0) == SCHED_FIFO);
    EXPECT(sched_getparam(0, &seen) == 0 && seen.sched_priority == 3);
    EXPECT(sched_setaffinity(0, sizeof core_0, &core_0) == 0);
    cpu_set_t cores;
    CPU_ZERO(&cores);
    EXPECT(sched_getaffinity(0, sizeof cores, &cores) >= 0 && CPU_COUNT(&cores) == 1);
    EXPECT(pthread_getaffinity_np(pthread_self(), sizeof cores, &cores) == 0 && CPU_ISSET(0, &cores));
    EXPECT(pthread_setschedprio(pthread_self(), 4) == 0);
    EXPECT(pthread_getschedparam(pthread_self(), &policy, &seen) == 0);
    EXPECT(policy == SCHED_FIFO && seen.sched_priority == 4);

    // main outranks both until it waits: the higher of the two then goes first, in every schedule.
    pthread_t first, second;
    EXPECT(create(&first, 1, low, log) == 0 && create(&second, 2, high, log) == 0);
    EXPECT(strcmp(log, "") == 0);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    EXPECT(strcmp(log, "high low ") == 0);

    param.sched_priority = 0;
    EXPECT(pthread_setschedparam(pthread_self(), SCHED_OTHER, &param) == 0);
    EXPECT(sched_setscheduler(0, SCHED_FIFO, &param) == -1 && errno == EINVAL);
    return 0;
}
