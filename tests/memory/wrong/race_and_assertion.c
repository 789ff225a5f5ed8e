// The race is told, and so is what comes of it.
#include <assert.h>
#include <pthread.h>

static int counter;

static void* work(void* unused) {
    counter++;
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, work, NULL);
    counter++;
    pthread_join(thread, NULL);
    assert(counter == 2);
}
