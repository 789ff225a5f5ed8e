/* Depends on a file that it changes itself: each run goes another way. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int shared;

static void* work(void* unused) {
    atomic_fetch_add(&shared, 1);
    return unused;
}

int main(void) {
    FILE* file = fopen("counts_its_runs.data", "a+");
    if (!file) return 2;
    fputc('x', file);
    fseek(file, 0, SEEK_END);
    const long runs = ftell(file);
    fclose(file);
    pthread_t other;
    pthread_create(&other, NULL, work, NULL);
    for (long i = 0; i < runs % 7; ++i) atomic_fetch_add(&shared, 1);
    pthread_join(other, NULL);
    remove(runs > 1000 ? "counts_its_runs.data" : "no_such_file");
    return 0;
}
