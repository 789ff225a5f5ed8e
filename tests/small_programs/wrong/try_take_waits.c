/* Takes a message without waiting, says its name. It waits for a signal where there is none. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER;
static int messages;

static int take(void) {
    while (messages == 0) pthread_cond_wait(&filled, &lock);
    return messages--;
}

static int try_take(void) {
    if (pthread_mutex_trylock(&lock) != 0) return 0;
    const int taken = take();
    pthread_mutex_unlock(&lock);
    return taken;
}

static void* receive(void* unused) {
    try_take();
    return unused;
}

int main(void) {
    pthread_t receiver;
    pthread_create(&receiver, 0, receive, 0);
    pthread_mutex_lock(&lock);
    ++messages;
    pthread_cond_signal(&filled);
    pthread_mutex_unlock(&lock);
    pthread_join(receiver, 0);
    return 0;
}
