// The post is left out when the flag was already set: the second waiter is forgotten.
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>

static sem_t wake;
static atomic_int requested;

static void* waiter(void* unused) {
    sem_wait(&wake);
    atomic_store(&requested, 0);
    return unused;
}

static void request(void) {
    if (!atomic_exchange(&requested, 1)) sem_post(&wake);
}

int main(void) {
    sem_init(&wake, 0, 0);
    pthread_t first, second;
    pthread_create(&first, NULL, waiter, NULL);
    pthread_create(&second, NULL, waiter, NULL);
    request();
    request();
    pthread_join(first, NULL);
    pthread_join(second, NULL);
}
