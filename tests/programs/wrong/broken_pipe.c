/* The reader may be gone before the writer writes: then SIGPIPE ends the program. */
#include <pthread.h>
#include <unistd.h>

static int pair[2];

static void* writes(void* unused) {
    (void)!write(pair[1], "x", 1);
    return unused;
}

int main(void) {
    pthread_t thread;
    if (pipe(pair) != 0) return 1;
    pthread_create(&thread, NULL, writes, NULL);
    close(pair[0]);
    pthread_join(thread, NULL);
    return 0;
}
