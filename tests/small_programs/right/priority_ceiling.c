// Whoever holds the lock runs at its ceiling: on one core nobody below that finds it held.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t mutex;
static int inside;

static void work(void) {
    pthread_mutex_lock(&mutex);
    assert(inside == 0);
    inside = 1;
    inside = 0;
    pthread_mutex_unlock(&mutex);
}

static void* high(void* unused) {
    struct sched_param parameters = {.sched_priority = 2};
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
    work();
    return unused;
}

int main(void) {
    struct sched_param low = {.sched_priority = 1};
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &low);
    pthread_mutexattr_t ceiling;
    pthread_mutexattr_init(&ceiling);
    pthread_mutexattr_setprotocol(&ceiling, PTHREAD_PRIO_PROTECT);
    pthread_mutexattr_setprioceiling(&ceiling, 5);
    assert(pthread_mutex_init(&mutex, &ceiling) == 0);
    int value;
    assert(pthread_mutex_getprioceiling(&mutex, &value) == 0 && value == 5);
    pthread_t thread;
    pthread_create(&thread, NULL, high, NULL);
    work();
    pthread_join(thread, NULL);
}
