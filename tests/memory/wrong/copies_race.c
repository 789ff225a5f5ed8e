// Both sides go through library calls on the same bytes.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static char message[64];
static volatile size_t length = 40;

static void* fill(void* unused) {
    size_t bytes = length;
    memset(message, 'x', bytes);
    return unused;
}

static void look(void) {
    char copy[64];
    size_t bytes = length;
    memcpy(copy, message, bytes);
    if (copy[0] == 'y') abort();
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, fill, NULL);
    look();
    pthread_join(thread, NULL);
}
