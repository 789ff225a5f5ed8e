// The program gives its threads priorities itself. On one core the urgent one spins on a flag for ever.
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;

static void* urgent(void* unused) {
    while (!atomic_load(&ready)) {
    }
    return unused;
}

int main(void) {
    struct sched_param parameters = {.sched_priority = 1};
    assert(pthread_setschedparam(pthread_self(), SCHED_FIFO, &parameters) == 0);
    parameters.sched_priority = 2;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED);
    pthread_attr_setschedpolicy(&attributes, SCHED_FIFO);
    pthread_attr_setschedparam(&attributes, &parameters);
    pthread_t thread;
    assert(pthread_create(&thread, &attributes, urgent, NULL) == 0);
    atomic_store(&ready, 1);
    pthread_join(thread, NULL);
}
