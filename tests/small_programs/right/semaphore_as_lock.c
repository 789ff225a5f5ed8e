// A semaphore at 1 keeps two threads from counting at once.
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t turn;
static int count;

static void* add(void* unused) {
    for (int i = 0; i < 2; ++i) {
        sem_wait(&turn);
        ++count;
        sem_post(&turn);
    }
    return unused;
}

int main(void) {
    sem_init(&turn, 0, 1);
    pthread_t first, second;
    pthread_create(&first, NULL, add, NULL);
    pthread_create(&second, NULL, add, NULL);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    int value;
    assert(sem_getvalue(&turn, &value) == 0 && value == 1);
    assert(count == 4);
    sem_destroy(&turn);
}
