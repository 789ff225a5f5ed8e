// Two readers are inside at the same time: each waits there for the other.
#include <assert.h>
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t both_inside;

static void* reader(void* unused) {
    assert(pthread_rwlock_rdlock(&lock) == 0);
    pthread_barrier_wait(&both_inside);
    assert(pthread_rwlock_unlock(&lock) == 0);
    return unused;
}

int main(void) {
    pthread_barrier_init(&both_inside, NULL, 2);
    pthread_t first, second;
    pthread_create(&first, NULL, reader, NULL);
    pthread_create(&second, NULL, reader, NULL);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    pthread_barrier_destroy(&both_inside);
    pthread_rwlock_destroy(&lock);
}
