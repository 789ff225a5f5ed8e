// The thread outranks main, so it has initialised the mutex before main comes to it.
#define _GNU_SOURCE
#include <pthread.h>

static pthread_mutex_t lock;

static void* prepare(void* unused) {
    pthread_mutex_init(&lock, NULL);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, prepare, NULL);
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    pthread_join(thread, NULL);
}
