// A cache under a reader-writer lock: looked up under a read lock, filled under the write lock after a second look.
#include <assert.h>
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int cached, computations;

static int look_up(void) {
    pthread_rwlock_rdlock(&lock);
    int value = cached;
    pthread_rwlock_unlock(&lock);
    if (value) return value;
    pthread_rwlock_wrlock(&lock);
    if (!cached) {
        ++computations;
        cached = 42;
    }
    value = cached;
    pthread_rwlock_unlock(&lock);
    return value;
}

static void* user(void* unused) {
    assert(look_up() == 42);
    return unused;
}

int main(void) {
    pthread_t threads[2];
    for (int i = 0; i < 2; ++i) pthread_create(&threads[i], NULL, user, NULL);
    for (int i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
    assert(computations == 1);
}
