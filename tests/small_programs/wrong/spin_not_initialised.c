// Zero bytes are not a free spin lock.
#include <pthread.h>

static pthread_spinlock_t lock;

int main(void) {
    pthread_spin_lock(&lock);
    pthread_spin_unlock(&lock);
}
