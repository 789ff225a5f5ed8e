// The word that one thread spins on changes and changes back before it looks again.
#include <pthread.h>
#include <stdatomic.h>

static atomic_int word;

static void* flip(void* unused) {
    for (int round = 0; round < 2; ++round) {
        atomic_store(&word, 1);
        atomic_store(&word, 0);
    }
    atomic_store(&word, 2);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, flip, NULL);
    while (atomic_load(&word) == 0) {
    }
    pthread_join(thread, NULL);
    return 0;
}
