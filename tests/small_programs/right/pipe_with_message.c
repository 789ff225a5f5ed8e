// A byte is written to a pipe before anybody reads it.
#include <assert.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

static int ends[2];

static void* reader(void* unused) {
    char byte;
    struct pollfd one = {ends[0], POLLIN, 0};
    assert(poll(&one, 1, -1) == 1);
    assert(read(ends[0], &byte, 1) == 1 && byte == 'x');
    return unused;
}

int main(void) {
    assert(pipe(ends) == 0 && ends[0] > 2);
    assert(write(ends[1], "x", 1) == 1);
    pthread_t thread;
    pthread_create(&thread, NULL, reader, NULL);
    pthread_join(thread, NULL);
    assert(close(ends[0]) == 0 && close(ends[0]) == -1);
}
