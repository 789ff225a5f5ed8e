// The flag stands in the block that the waiting side frees: who raises it may look at it once more.
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct ticket {
    atomic_int ready, seen;
};

static void* worker(void* given) {
    struct ticket* mine = given;
    atomic_store(&mine->ready, 1);
    atomic_fetch_add(&mine->seen, 1);
    return NULL;
}

int main(void) {
    struct ticket* one = calloc(1, sizeof *one);
    pthread_t thread;
    pthread_create(&thread, NULL, worker, one);
    if (atomic_load(&one->ready)) free(one);
    pthread_join(thread, NULL);
}
