// A thread that is cancelled inside the routine has not run it: the next one does.
#include <assert.h>
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int attempts, done;

static void routine(void) {
    ++attempts;
    pthread_testcancel();
    done = 1;
}

static void* user(void* unused) {
    pthread_once(&once, routine);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, user, NULL);
    pthread_cancel(thread);
    void* result;
    pthread_join(thread, &result);
    pthread_once(&once, routine);
    assert(done);
    assert(attempts == (result == PTHREAD_CANCELED ? attempts : 1) && attempts <= 2);
}
