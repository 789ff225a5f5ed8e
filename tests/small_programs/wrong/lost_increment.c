// x++ in two threads; each looks whether its own step is what happened.
#include <assert.h>
#include <pthread.h>

static int x;

static void* add(void* unused) {
    x++;
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, add, NULL);
    int before = x;
    x++;
    assert(x == before + 1);
    pthread_join(thread, NULL);
    return 0;
}
