// Both orders, but never without the gate; and both orders where the one has ended before the other began.
#include <pthread.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER, first = PTHREAD_MUTEX_INITIALIZER,
                       second = PTHREAD_MUTEX_INITIALIZER, third = PTHREAD_MUTEX_INITIALIZER;

static void both(pthread_mutex_t* a, pthread_mutex_t* b) {
    pthread_mutex_lock(a);
    pthread_mutex_lock(b);
    pthread_mutex_unlock(b);
    pthread_mutex_unlock(a);
}

static void* gated(void* unused) {
    pthread_mutex_lock(&gate);
    both(&second, &first);
    pthread_mutex_unlock(&gate);
    return unused;
}

static void* alone(void* unused) {
    both(&third, &first);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, gated, NULL);
    pthread_mutex_lock(&gate);
    both(&first, &second);
    pthread_mutex_unlock(&gate);
    pthread_join(thread, NULL);
    both(&first, &third);
    pthread_create(&thread, NULL, alone, NULL);
    pthread_join(thread, NULL);
}
