// A semaphore that begins at 2 lets two threads in: an update is lost.
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t turn;
static volatile int count;

static void* add(void* unused) {
    sem_wait(&turn);
    const int seen = count;
    count = seen + 1;
    sem_post(&turn);
    return unused;
}

int main(void) {
    sem_init(&turn, 0, 2);
    pthread_t first, second;
    pthread_create(&first, NULL, add, NULL);
    pthread_create(&second, NULL, add, NULL);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    assert(count == 2);
}
