// sched_yield lets equals run, never a thread of lower priority: this is a spin like any other.
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int ready;

static void* urgent(void* unused) {
    struct sched_param parameters = {.sched_priority = 2};
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
    while (!atomic_load(&ready)) sched_yield();
    return unused;
}

int main(void) {
    struct sched_param parameters = {.sched_priority = 1};
    pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters);
    pthread_t thread;
    pthread_create(&thread, NULL, urgent, NULL);
    atomic_store(&ready, 1);
    pthread_join(thread, NULL);
}
