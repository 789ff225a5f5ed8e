// The one that polls sleeps less than the one that it waits for: both wake up.
#include <stdatomic.h>
#include <pthread.h>
#include <unistd.h>

static atomic_int ready;

static void* work(void* unused) {
    usleep(1000);
    atomic_store(&ready, 1);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    while (!atomic_load(&ready)) usleep(100);
    pthread_join(thread, NULL);
}
