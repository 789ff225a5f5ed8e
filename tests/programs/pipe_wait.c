/* Waits for a byte that another thread writes. */
#include <pthread.h>
#include <unistd.h>
static int pair[2];
static void* writes(void* unused) {
    if (write(pair[1], "x", 1) != 1) return NULL;
    return unused;
}
int main(void) {
    char byte;
    pthread_t thread;
    if (pipe(pair) != 0) return 1;
    pthread_create(&thread, NULL, writes, NULL);
    const int got = (int)read(pair[0], &byte, 1);
    pthread_join(thread, NULL);
    return got != 1;
}
