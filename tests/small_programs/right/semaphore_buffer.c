// A bounded buffer of one place: free places and messages counted by semaphores.
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t places, messages;
static int buffer, received;

static void* producer(void* unused) {
    for (int i = 1; i <= 3; ++i) {
        sem_wait(&places);
        buffer = i;
        sem_post(&messages);
    }
    return unused;
}

static void* consumer(void* unused) {
    for (int i = 1; i <= 3; ++i) {
        sem_wait(&messages);
        assert(buffer == i);
        received += buffer;
        sem_post(&places);
    }
    return unused;
}

int main(void) {
    sem_init(&places, 0, 1);
    sem_init(&messages, 0, 0);
    pthread_t from, to;
    pthread_create(&from, NULL, producer, NULL);
    pthread_create(&to, NULL, consumer, NULL);
    pthread_join(from, NULL);
    pthread_join(to, NULL);
    assert(received == 6);
}
