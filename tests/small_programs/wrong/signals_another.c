// Sends a signal to another thread.
#include <pthread.h>
#include <signal.h>

static void* worker(void* unused) { return unused; }

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, worker, NULL);
    pthread_kill(thread, SIGUSR1);
    pthread_join(thread, NULL);
}
