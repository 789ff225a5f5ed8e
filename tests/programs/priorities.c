/* Priority inheritance and ceilings: a task of middle priority does not run while the highest waits for the lowest's
 * mutex. One core. Natively it needs the right to set priorities; without, it ends. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>

#include "expect.h"

static pthread_mutex_t mutex;
static sem_t taken;
static int middle_ran;

static void* low(void* unused) {
    EXPECT(pthread_mutex_lock(&mutex) == 0);
    sem_post(&taken);  // main, who outranks all, now starts the others
    EXPECT(pthread_mutex_unlock(&mutex) == 0);
    return unused;
}

static void* middle(void* unused) {
    middle_ran = 1;
    return unused;
}

static void* high(void* unused) {
    EXPECT(pthread_mutex_lock(&mutex) == 0);
    EXPECT(!middle_ran);
    EXPECT(pthread_mutex_unlock(&mutex) == 0);
    return unused;
}

static pthread_t start(int priority, void* (*work)(void*)) {
    pthread_attr_t attributes;
    const struct sched_param param = {.sched_priority = priority};
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
    pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    pthread_attr_setschedparam(&attributes, &param);
    EXPECT(pthread_create(&thread, &attributes, work, NULL) == 0);
    pthread_attr_destroy(&attributes);
    return thread;
}

static void with(int protocol) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    EXPECT(pthread_mutexattr_setprotocol(&attributes, protocol) == 0);
    if (protocol == PTHREAD_PRIO_PROTECT) EXPECT(pthread_mutexattr_setprioceiling(&attributes, 3) == 0);
    EXPECT(pthread_mutex_init(&mutex, &attributes) == 0);
    pthread_mutexattr_destroy(&attributes);

    middle_ran = 0;
    pthread_t threads[3];
    threads[0] = start(1, low);
    while (sem_wait(&taken) != 0) {
    }
    threads[1] = start(2, middle);
    threads[2] = start(3, high);
    for (int i = 2; i >= 0; --i) pthread_join(threads[i], NULL);

    if (protocol == PTHREAD_PRIO_PROTECT) {
        int ceiling, old;
        EXPECT(pthread_mutex_lock(&mutex) == EINVAL);  // main stands above the ceiling
        EXPECT(pthread_mutex_getprioceiling(&mutex, &ceiling) == 0 && ceiling == 3);
        const struct sched_param param = {.sched_priority = 2};
        EXPECT(sched_setparam(0, &param) == 0);
        EXPECT(pthread_mutex_setprioceiling(&mutex, 5, &old) == 0 && old == 3);
        EXPECT(pthread_mutex_getprioceiling(&mutex, &ceiling) == 0 && ceiling == 5);
    }
    EXPECT(pthread_mutex_destroy(&mutex) == 0);
}

int main(void) {
    cpu_set_t core_0;
    CPU_ZERO(&core_0);
    CPU_SET(0, &core_0);
    const struct sched_param param = {.sched_priority = 4};
    if (sched_setscheduler(0, SCHED_FIFO, &param) != 0) {
        EXPECT(errno == EPERM);
        return 0;
    }
    EXPECT(sched_setaffinity(0, sizeof core_0, &core_0) == 0);
    sem_init(&taken, 0, 0);
    with(PTHREAD_PRIO_INHERIT);
    with(PTHREAD_PRIO_PROTECT);
    return 0;
}
