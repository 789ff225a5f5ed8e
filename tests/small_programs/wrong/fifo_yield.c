// sched_yield lets equals run, never a thread of lower priority: on one core this is a spin like any other.
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int ready;

static void* urgent(void* unused) {
    while (!atomic_load(&ready)) sched_yield();
    return unused;
}

int main(void) {
    struct sched_param parameters = {.sched_priority = 2};
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
