// A thread that sleeps again and again is woken by its cancellation.
#include <pthread.h>
#include <unistd.h>

static void* doze(void* unused) {
    for (;;) sleep(1);
    return unused;
}

int main(void) {
    pthread_t thread;
    void* result;
    pthread_create(&thread, NULL, doze, NULL);
    pthread_cancel(thread);
    pthread_join(thread, &result);
    return result != PTHREAD_CANCELED;
}
