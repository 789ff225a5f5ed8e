// Unlocks for reading what another thread holds.
#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void* stranger(void* unused) {
    pthread_rwlock_unlock(&lock);
    return unused;
}

int main(void) {
    pthread_rwlock_rdlock(&lock);
    pthread_t thread;
    pthread_create(&thread, NULL, stranger, NULL);
    pthread_join(thread, NULL);
    pthread_rwlock_unlock(&lock);
}
