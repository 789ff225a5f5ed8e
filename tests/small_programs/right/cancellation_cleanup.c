// A worker that is cancelled while it waits gives its lock back in a clean-up handler.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER;
static int cleaned;

static void unlock(void* lock) {
    ++cleaned;
    pthread_mutex_unlock(lock);
}

static void* worker(void* unused) {
    pthread_mutex_lock(&mutex);
    pthread_cleanup_push(unlock, &mutex);
    for (;;) pthread_cond_wait(&never, &mutex);
    pthread_cleanup_pop(0);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, worker, NULL);
    assert(pthread_cancel(thread) == 0);
    void* result;
    pthread_join(thread, &result);
    assert(result == PTHREAD_CANCELED);
    assert(pthread_mutex_trylock(&mutex) == 0);
    assert(cleaned == 1);
}
