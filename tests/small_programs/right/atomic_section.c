// Nobody comes between the steps of an atomic section, not even those who use none.
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
    const int seen = high;
    assert(low >= seen);  // read later: at least as new
    pthread_join(thread, NULL);
    assert(low == 1 && high == 1);
}
