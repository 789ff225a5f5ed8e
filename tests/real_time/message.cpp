// To wait for a message is no blocking, whoever sends it; to wait for its mutex then is.
#include "at_priority.hpp"

static pthread_mutex_t lock;
static pthread_cond_t sent = PTHREAD_COND_INITIALIZER;
static bool there = false;

static void* high(void*) {
    pthread_mutex_lock(&lock);
    while (!there) pthread_cond_wait(&sent, &lock);
    pthread_mutex_unlock(&lock);
    return nullptr;
}

static void* low(void*) {
    work(3);
    pthread_mutex_lock(&lock);
    there = true;
    pthread_cond_signal(&sent);
    work(1);
    pthread_mutex_unlock(&lock);
    return nullptr;
}

int main() {
    prepare(lock);
    join({start("high", 30, high), start("low", 10, low)});
}
