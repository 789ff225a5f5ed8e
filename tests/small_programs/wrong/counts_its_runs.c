/* Depends on memory that it shares with other processes, and changes it: each run goes another way. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdatomic.h>
#include <sys/mman.h>

static atomic_int shared;
static long* runs;

/* Before main: what is mapped then serves all executions. */
__attribute__((constructor)) static void map(void) {
    runs = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static void* work(void* unused) {
    atomic_fetch_add(&shared, 1);
    return unused;
}

int main(void) {
    ++*runs;
    pthread_t other;
    pthread_create(&other, NULL, work, NULL);
    for (long i = 0; i < *runs % 7; ++i) atomic_fetch_add(&shared, 1);
    pthread_join(other, NULL);
    return 0;
}
