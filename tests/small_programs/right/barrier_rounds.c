// One barrier used round after round: nobody begins a round before all have ended the one before.
#include <assert.h>
#include <pthread.h>

enum { parties = 2, rounds = 2 };
static pthread_barrier_t barrier;
static int done[rounds][parties];
static int serial[rounds];

static void* work(void* number) {
    const int me = (int)(long)number;
    for (int round = 0; round < rounds; ++round) {
        done[round][me] = 1;
        if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD) ++serial[round];
        for (int other = 0; other < parties; ++other) assert(done[round][other]);
    }
    return NULL;
}

int main(void) {
    pthread_barrier_init(&barrier, NULL, parties);
    pthread_t threads[parties];
    for (long i = 0; i < parties; ++i) pthread_create(&threads[i], NULL, work, (void*)i);
    for (int i = 0; i < parties; ++i) pthread_join(threads[i], NULL);
    for (int round = 0; round < rounds; ++round) assert(serial[round] == 1);
    assert(pthread_barrier_destroy(&barrier) == 0);
}
