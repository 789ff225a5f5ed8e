/* More schedules than a test can wait for. STEPS: so many in each of three threads. */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#ifndef STEPS
#define STEPS 12
#endif

static atomic_int shared;

static void* work(void* unused) {
    for (int i = 0; i < STEPS; ++i) atomic_fetch_add(&shared, 1);
    return unused;
}

int main(void) {
    pthread_t all[3];
    for (int i = 0; i < 3; ++i) pthread_create(&all[i], NULL, work, NULL);
    for (int i = 0; i < 3; ++i) pthread_join(all[i], NULL);
    return atomic_load(&shared) == 3 * STEPS ? 0 : 1;
}
