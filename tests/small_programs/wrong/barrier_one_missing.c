// The barrier expects three, two come.
#include <pthread.h>

static pthread_barrier_t barrier;

static void* arrive(void* unused) {
    pthread_barrier_wait(&barrier);
    return unused;
}

int main(void) {
    pthread_barrier_init(&barrier, NULL, 3);
    pthread_t thread;
    pthread_create(&thread, NULL, arrive, NULL);
    pthread_barrier_wait(&barrier);
    pthread_join(thread, NULL);
}
