// main ends by pthread_exit; the program goes on until its last thread has ended.
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int left = 2;

static void* worker(void* unused) {
    pthread_mutex_lock(&mutex);
    const int last = --left == 0;
    pthread_mutex_unlock(&mutex);
    if (last) exit(0);
    return unused;
}

int main(void) {
    for (int i = 0; i < 2; ++i) {
        pthread_t thread;
        pthread_create(&thread, NULL, worker, NULL);
        pthread_detach(thread);
    }
    pthread_exit(NULL);
}
