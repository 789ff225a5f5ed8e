// Sends a signal to another thread, whose handler would interrupt it anywhere.
#include <pthread.h>
#include <signal.h>

static void handler(int unused) { (void)unused; }

static void* worker(void* unused) { return unused; }

int main(void) {
    signal(SIGUSR1, handler);
    pthread_t thread;
    pthread_create(&thread, NULL, worker, NULL);
    pthread_kill(thread, SIGUSR1);
    pthread_join(thread, NULL);
}
