// Among equals under SCHED_FIFO nobody is interrupted: on one core a spin keeps the other from ever running.
#include <pthread.h>
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
    while (!atomic_load(&ready)) {
    }
    pthread_join(thread, NULL);
}
