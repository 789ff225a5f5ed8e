// Waits for a byte that nobody has written yet.
#include <pthread.h>
#include <unistd.h>

static int ends[2];

static void* reader(void* unused) {
    char byte;
    return read(ends[0], &byte, 1) == 1 ? unused : NULL;
}

int main(void) {
    if (pipe(ends) != 0) return 1;
    pthread_t thread;
    pthread_create(&thread, NULL, reader, NULL);
    pthread_join(thread, NULL);
}
