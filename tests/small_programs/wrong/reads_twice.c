// Two plain reads with nothing between them, while another thread writes: the second sees another value.
#include <assert.h>
#include <pthread.h>

static int shared;

static void* change(void* unused) {
    __atomic_store_n(&shared, 1, __ATOMIC_SEQ_CST);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, change, NULL);
    int first = shared;
    int second = shared;
    assert(first == second);
    pthread_join(thread, NULL);
    return 0;
}
