// Lines that stay together: the stream is locked around several calls.
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static int inside;

static void* print(void* name) {
    flockfile(stdout);
    assert(inside++ == 0);
    fputs("from ", stdout);
    puts(name);
    --inside;
    funlockfile(stdout);
    return NULL;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, print, "another thread");
    print("main");
    pthread_join(thread, NULL);
    assert(ftrylockfile(stdout) == 0);
    funlockfile(stdout);
}
