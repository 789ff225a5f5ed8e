// A reader-writer lock inherits nothing.
#include "at_priority.hpp"

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static void* high(void*) {
    usleep(1000);
    pthread_rwlock_wrlock(&lock);
    pthread_rwlock_unlock(&lock);
    return nullptr;
}

#ifdef WITH_MIDDLE
static void* middle(void*) {
    usleep(1000);
    work(2);
    return nullptr;
}
#endif

static void* low(void*) {
    pthread_rwlock_rdlock(&lock);
    work(2);
    pthread_rwlock_unlock(&lock);
    return nullptr;
}

int main() {
#ifdef WITH_MIDDLE
    join({start("high", 30, high), start("middle", 20, middle), start("low", 10, low)});
#else
    join({start("high", 30, high), start("low", 10, low)});
#endif
}
