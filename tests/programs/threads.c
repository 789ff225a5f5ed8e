/* pthread_create and its surroundings: results, attributes, names, detaching, joining with a limit. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <time.h>

#include "expect.h"

static pthread_t main_thread;

static void* answers(void* argument) {
    EXPECT(!pthread_equal(pthread_self(), main_thread));
    char name[16];
    EXPECT(pthread_setname_np(pthread_self(), "answerer") == 0);
    EXPECT(pthread_getname_np(pthread_self(), name, sizeof name) == 0);
    EXPECT(strcmp(name, "answerer") == 0);
    return (char*)argument + 1;
}

static void* exits_early(void* argument) {
    if (argument) pthread_exit(argument);
    return NULL;
}

static sem_t let_go, gone;

static void* waits(void* argument) {
    while (sem_wait(&let_go) != 0) {
    }
    sem_post(&gone);
    return argument;
}

static void attributes(void) {
    pthread_attr_t attributes;
    int value;
    size_t size;
    EXPECT(pthread_attr_init(&attributes) == 0);
    EXPECT(pthread_attr_getdetachstate(&attributes, &value) == 0 && value == PTHREAD_CREATE_JOINABLE);
    EXPECT(pthread_attr_setstacksize(&attributes, 1 << 18) == 0);
    EXPECT(pthread_attr_getstacksize(&attributes, &size) == 0 && size == 1 << 18);
    EXPECT(pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) == 0);

    pthread_t detached;
    EXPECT(pthread_create(&detached, &attributes, waits, NULL) == 0);
    sem_post(&let_go);
    while (sem_wait(&gone) != 0) {
    }
    EXPECT(pthread_attr_destroy(&attributes) == 0);
}

static void joins_with_a_limit(void) {
    pthread_t slow;
    char mark;
    void* result = NULL;
    EXPECT(pthread_create(&slow, NULL, waits, &mark) == 0);
    EXPECT(pthread_tryjoin_np(slow, &result) == EBUSY);
    struct timespec soon;
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_sec += 0;
    EXPECT(pthread_timedjoin_np(slow, &result, &soon) == ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &soon);
    EXPECT(pthread_clockjoin_np(slow, &result, CLOCK_MONOTONIC, &soon) == ETIMEDOUT);
    sem_post(&let_go);
    EXPECT(pthread_join(slow, &result) == 0 && result == &mark);
    while (sem_wait(&gone) != 0) {
    }
}

int main(void) {
    main_thread = pthread_self();
    sem_init(&let_go, 0, 0);
    sem_init(&gone, 0, 0);
    char text[2];
    void* result = NULL;
    pthread_t thread;
    EXPECT(pthread_create(&thread, NULL, answers, text) == 0);
    EXPECT(pthread_join(thread, &result) == 0 && result == text + 1);
    EXPECT(pthread_create(&thread, NULL, exits_early, text) == 0);
    EXPECT(pthread_join(thread, &result) == 0 && result == text);
    EXPECT(pthread_join(pthread_self(), NULL) == EDEADLK);
    EXPECT(pthread_create(&thread, NULL, exits_early, NULL) == 0);
    EXPECT(pthread_detach(thread) == 0);

    attributes();
    joins_with_a_limit();
    return 0;
}
