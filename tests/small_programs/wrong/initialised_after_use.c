// The semaphore is initialised when its user already runs: a post before that is lost.
#include <pthread.h>
#include <semaphore.h>

static sem_t done;

static void* finish(void* unused) {
    sem_post(&done);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, finish, NULL);
    sem_init(&done, 0, 0);
    sem_wait(&done);
    pthread_join(thread, NULL);
}
