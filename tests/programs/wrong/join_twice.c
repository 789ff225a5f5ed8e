/* A thread is joined twice. */
#include <pthread.h>
#include <stddef.h>

static void* works(void* unused) { return unused; }

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, works, NULL);
    pthread_join(thread, NULL);
    pthread_join(thread, NULL);
    return 0;
}
