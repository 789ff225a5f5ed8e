// The low task holds the lock, the high one wants it, the middle one would keep the low one from running: with
// inheritance the high task waits for the lock only.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t mutex;
static atomic_int done;

static void* high(void* unused) {
    pthread_mutex_lock(&mutex);
    atomic_store(&done, 1);
    pthread_mutex_unlock(&mutex);
    return unused;
}

static void* middle(void* unused) {
    while (!atomic_load(&done)) {  // runs as long as the high task has not had its turn
    }
    return unused;
}

static pthread_t start(void* (*work)(void*), int priority) {
    pthread_attr_t attributes;
    struct sched_param parameters = {.sched_priority = priority};
    pthread_attr_init(&attributes);
    pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
    pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    pthread_attr_setschedparam(&attributes, &parameters);
    pthread_t thread;
    assert(pthread_create(&thread, &attributes, work, NULL) == 0);
    pthread_attr_destroy(&attributes);
    return thread;
}

int main(void) {
    struct sched_param low = {.sched_priority = 1};
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &low);
    pthread_mutexattr_t inherit;
    pthread_mutexattr_init(&inherit);
    pthread_mutexattr_setprotocol(&inherit, PTHREAD_PRIO_INHERIT);
    pthread_mutex_init(&mutex, &inherit);
    pthread_mutex_lock(&mutex);
    pthread_t first = start(high, 3);
    pthread_t second = start(middle, 2);
    pthread_mutex_unlock(&mutex);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
}
