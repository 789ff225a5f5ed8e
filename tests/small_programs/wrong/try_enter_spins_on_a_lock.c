/* pthread_spin_lock waits, whatever the function around it is called. */
#include <pthread.h>

static pthread_spinlock_t lock;
static int inside;

static void try_enter(void) {
    pthread_spin_lock(&lock);
    ++inside;
    pthread_spin_unlock(&lock);
}

static void* work(void* unused) {
    try_enter();
    return unused;
}

int main(void) {
    pthread_t other;
    pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
    pthread_create(&other, 0, work, 0);
    try_enter();
    pthread_join(other, 0);
    pthread_spin_destroy(&lock);
    return inside != 2;
}
