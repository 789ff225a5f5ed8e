// The watchdog ends the program in the one schedule where the worker was late.
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

static atomic_int alive;

static void* worker(void* unused) {
    atomic_store(&alive, 1);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, worker, NULL);
    if (!atomic_load(&alive)) raise(SIGTERM);
    pthread_join(thread, NULL);
}
