// A destructor that stores a value again is called again, a few times at most.
#include <assert.h>
#include <limits.h>
#include <pthread.h>

static pthread_key_t key;
static int calls;

static void again(void* value) {
    ++calls;
    pthread_setspecific(key, value);
}

static void* user(void* unused) {
    pthread_setspecific(key, &calls);
    return unused;
}

int main(void) {
    pthread_key_create(&key, again);
    pthread_t thread;
    pthread_create(&thread, NULL, user, NULL);
    pthread_join(thread, NULL);
    assert(calls == PTHREAD_DESTRUCTOR_ITERATIONS);
}
