// A short critical section under a spin lock. On one core the thread that spins may outrank the one inside.
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

static pthread_spinlock_t lock;
static int count;

static void* add(void* unused) {
    usleep(1000);  // whoever wakes later may find the other inside
    pthread_spin_lock(&lock);
    ++count;
    pthread_spin_unlock(&lock);
    return unused;
}

int main(void) {
    pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
    pthread_t first, second;
    pthread_create(&first, NULL, add, NULL);
    pthread_create(&second, NULL, add, NULL);
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    assert(count == 2);
    assert(pthread_spin_trylock(&lock) == 0 && pthread_spin_trylock(&lock) == EBUSY);
    pthread_spin_unlock(&lock);
    assert(pthread_spin_destroy(&lock) == 0);
}
