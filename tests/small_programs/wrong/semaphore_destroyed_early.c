// The last post wakes the waiter, but the semaphore is destroyed before it has waited.
#include <pthread.h>
#include <semaphore.h>

static sem_t done;

static void* waiter(void* unused) {
    sem_wait(&done);
    return unused;
}

int main(void) {
    sem_init(&done, 0, 0);
    pthread_t thread;
    pthread_create(&thread, NULL, waiter, NULL);
    sem_post(&done);
    sem_destroy(&done);
    pthread_join(thread, NULL);
}
