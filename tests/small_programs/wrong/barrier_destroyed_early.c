// The barrier is destroyed while a thread may wait at it.
#include <pthread.h>

static pthread_barrier_t barrier;

static void* arrive(void* unused) {
    pthread_barrier_wait(&barrier);
    return unused;
}

int main(void) {
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_t thread;
    pthread_create(&thread, NULL, arrive, NULL);
    pthread_barrier_destroy(&barrier);
    pthread_join(thread, NULL);
}
