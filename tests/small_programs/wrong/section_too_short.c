// The two halves change in one atomic section, but are read in two.
#include <assert.h>
#include <pthread.h>

extern void __VERIFIER_atomic_begin(void);
extern void __VERIFIER_atomic_end(void);

static volatile int low, high;

static void* writer(void* unused) {
    __VERIFIER_atomic_begin();
    ++low;
    ++high;
    __VERIFIER_atomic_end();
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, writer, NULL);
    const int seen = low;
    assert(high == seen);
    pthread_join(thread, NULL);
}
