/* Barriers, spin locks, once, keys. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>

#include "expect.h"

static pthread_barrier_t barrier;
static pthread_spinlock_t spin;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static int initialised, counted, destroyed;

static void initialise(void) { ++initialised; }

static void destroy(void* value) {
    EXPECT(pthread_spin_lock(&spin) == 0);
    destroyed += *(int*)value;
    EXPECT(pthread_spin_unlock(&spin) == 0);
}

static void* work(void* value) {
    EXPECT(pthread_once(&once, initialise) == 0);
    EXPECT(initialised == 1);
    EXPECT(pthread_getspecific(key) == NULL);
    EXPECT(pthread_setspecific(key, value) == 0 && pthread_getspecific(key) == value);

    EXPECT(pthread_spin_lock(&spin) == 0);
    ++counted;
    EXPECT(pthread_spin_unlock(&spin) == 0);

    const int result = pthread_barrier_wait(&barrier);
    EXPECT(result == 0 || result == PTHREAD_BARRIER_SERIAL_THREAD);
    EXPECT(counted == 2);  // both have counted before either leaves
    return result == PTHREAD_BARRIER_SERIAL_THREAD ? value : NULL;
}

int main(void) {
    EXPECT(pthread_barrier_init(&barrier, NULL, 2) == 0);
    EXPECT(pthread_spin_init(&spin, PTHREAD_PROCESS_PRIVATE) == 0);
    EXPECT(pthread_key_create(&key, destroy) == 0);
    EXPECT(pthread_spin_trylock(&spin) == 0 && pthread_spin_trylock(&spin) == EBUSY);
    EXPECT(pthread_spin_unlock(&spin) == 0);

    pthread_t one, other;
    int first = 1, second = 10;
    void *a, *b;
    EXPECT(pthread_create(&one, NULL, work, &first) == 0 && pthread_create(&other, NULL, work, &second) == 0);
    EXPECT(pthread_join(one, &a) == 0 && pthread_join(other, &b) == 0);
    EXPECT((a == NULL) != (b == NULL));  // exactly one is told that it was the last
    EXPECT(destroyed == 11);
    EXPECT(pthread_key_delete(key) == 0);
    EXPECT(pthread_spin_destroy(&spin) == 0);
    EXPECT(pthread_barrier_destroy(&barrier) == 0);
    return 0;
}
