// Both orders, one after the other: a semaphore keeps them apart today.
#include <pthread.h>
#include <semaphore.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static sem_t turn;

static void* one_way(void* unused) {
    pthread_mutex_lock(&first);
    pthread_mutex_lock(&second);
    pthread_mutex_unlock(&second);
    pthread_mutex_unlock(&first);
    sem_post(&turn);
    return unused;
}

static void* other_way(void* unused) {
    sem_wait(&turn);
    pthread_mutex_lock(&second);
    pthread_mutex_lock(&first);
    pthread_mutex_unlock(&first);
    pthread_mutex_unlock(&second);
    return unused;
}

int main(void) {
    sem_init(&turn, 0, 0);
    pthread_t a, b;
    pthread_create(&a, NULL, one_way, NULL);
    pthread_create(&b, NULL, other_way, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
