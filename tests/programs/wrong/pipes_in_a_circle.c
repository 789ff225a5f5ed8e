/* Each waits to read what the other would write after its own read. */
#include <pthread.h>
#include <unistd.h>
static int first[2], second[2];
static void* other(void* unused) {
    char byte;
    if (read(second[0], &byte, 1) == 1) (void)!write(first[1], "x", 1);
    return unused;
}
int main(void) {
    char byte;
    pthread_t thread;
    if (pipe(first) != 0 || pipe(second) != 0) return 1;
    pthread_create(&thread, NULL, other, NULL);
    if (read(first[0], &byte, 1) == 1) (void)!write(second[1], "x", 1);
    pthread_join(thread, NULL);
    return 0;
}
