// An urgent task spins until one that sleeps has set a flag. On one core it would spin for ever, since the sleeper never
// gets the core: that is a warning, as for a sleeper that is ready. It was called a deadlock.
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int ready;

static void* sleeper(void* unused) {
    usleep(100000);
    ready = 1;
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, 0, sleeper, 0);
    usleep(1000);
    while (!ready) {
    }
    pthread_join(thread, 0);
}
