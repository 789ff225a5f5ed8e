/* Ways to end: what was registered runs, in the reverse order, and the status is the one given. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"

static char order[8];

static void first(void) {
    strcat(order, "a");
    EXPECT(strcmp(order, "cba") == 0 || strcmp(order, "q") == 0);
}
static void second(void) { strcat(order, "b"); }
static void third(int status, void* argument) {
    EXPECT(status == 0 && argument == order);
    strcat(order, "c");
}
static void quickly(void) { strcat(order, "q"); }

static void* ends_the_process(void* how) {
    const char* name = how;
    if (strcmp(name, "exit") == 0) exit(0);
    if (strcmp(name, "quick_exit") == 0) quick_exit(0);
    if (strcmp(name, "_exit") == 0) _exit(0);
    if (strcmp(name, "_Exit") == 0) _Exit(0);
    return NULL;
}

int main(int argc, char** argv) {
    char* how = argc > 1 ? argv[1] : "return";
    EXPECT(atexit(first) == 0 && atexit(second) == 0 && on_exit(third, order) == 0);
    EXPECT(at_quick_exit(quickly) == 0);
    if (strcmp(how, "pthread_exit") == 0) pthread_exit(NULL);
    pthread_t thread;
    pthread_create(&thread, NULL, ends_the_process, how);
    pthread_join(thread, NULL);
    return 0;
}
