/* The call has a step of its own before it takes the lock: who waits depends on when that step happens, though it touches
   nothing that the other task does. */
#include <pthread.h>
#include <stdatomic.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_int attempts, inside;

static void try_enter(void) {
    ++attempts;
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
}

static void* enter(void* unused) {
    try_enter();
    return unused;
}

static void* hold(void* unused) {
    pthread_mutex_lock(&lock);
    ++inside;
    pthread_mutex_unlock(&lock);
    return unused;
}

int main(void) {
    pthread_t first, second;
    pthread_create(&first, 0, hold, 0);
    pthread_create(&second, 0, enter, 0);
    pthread_join(first, 0);
    pthread_join(second, 0);
    return 0;
}
