/* Two threads print: lines stay whole. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"

static void* prints(void* name) {
    flockfile(stdout);
    printf("%s ", (char*)name);
    puts("said this");
    funlockfile(stdout);
    if (ftrylockfile(stderr) == 0) funlockfile(stderr);
    const char line[] = "and wrote this\n";
    EXPECT(write(STDOUT_FILENO, line, sizeof line - 1) == (ssize_t)(sizeof line - 1));
    return NULL;
}

int main(void) {
    pthread_t one, other;
    pthread_create(&one, NULL, prints, "one");
    pthread_create(&other, NULL, prints, "the other");
    pthread_join(one, NULL);
    pthread_join(other, NULL);
    fflush(stdout);
    return 0;
}
