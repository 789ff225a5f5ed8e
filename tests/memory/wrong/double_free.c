// Both see that nobody has freed it yet.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static void* block;
static atomic_int freed;

static void* drop(void* unused) {
    if (!atomic_load(&freed)) {
        atomic_store(&freed, 1);
        free(block);
    }
    return unused;
}

int main(void) {
    block = malloc(24);
    pthread_t thread;
    pthread_create(&thread, NULL, drop, NULL);
    drop(NULL);
    pthread_join(thread, NULL);
}
