// The owner ends with the lock held; the next one is told, repairs what it guards and goes on.
#include <assert.h>
#include <errno.h>
#include <pthread.h>

static pthread_mutex_t mutex;
static int half_done;

static void* dies_inside(void* unused) {
    pthread_mutex_lock(&mutex);
    half_done = 1;
    return unused;
}

int main(void) {
    pthread_mutexattr_t robust;
    pthread_mutexattr_init(&robust);
    pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &robust);
    pthread_t thread;
    pthread_create(&thread, NULL, dies_inside, NULL);
    int got = pthread_mutex_lock(&mutex);
    if (got == EOWNERDEAD) {
        half_done = 0;
        assert(pthread_mutex_consistent(&mutex) == 0);
        got = 0;
    }
    assert(got == 0 && !half_done);
    pthread_mutex_unlock(&mutex);
    pthread_join(thread, NULL);
}
