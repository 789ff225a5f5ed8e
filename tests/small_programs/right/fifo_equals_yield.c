// Among equals under SCHED_FIFO sched_yield goes to the end of the line: both get on, on one core too.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int ready;

static void* other(void* unused) {
    atomic_store(&ready, 1);
    return unused;
}

int main(void) {
    struct sched_param parameters = {.sched_priority = 5};
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
    pthread_t thread;
    pthread_create(&thread, NULL, other, NULL);
    while (!atomic_load(&ready)) sched_yield();
    pthread_join(thread, NULL);
}
