// Volatile against volatile is not called a race: it is how such programs are written. No more is memory that threads
// hand on under a lock, or that one thread reuses after another.
#include <pthread.h>
#include <stdlib.h>

static volatile int stop;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int* box;

static void* work(void* unused) {
    stop = 1;
    int* fresh = malloc(sizeof *fresh);
    *fresh = 1;
    pthread_mutex_lock(&lock);
    free(box);
    box = fresh;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void) {
    pthread_t threads[2];
    for (int i = 0; i < 2; ++i) pthread_create(&threads[i], NULL, work, NULL);
    const int seen = stop;
    for (int i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
    free(box);
    return seen == 2;
}
