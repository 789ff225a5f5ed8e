// A verification suite's function that is atomic because of what it is called.
#include <pthread.h>

static int count;

void __VERIFIER_atomic_increment(void) { ++count; }

static void* worker(void* unused) {
    __VERIFIER_atomic_increment();
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, worker, NULL);
    __VERIFIER_atomic_increment();
    pthread_join(thread, NULL);
}
