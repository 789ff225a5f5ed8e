/* As bounded_buffer.c, with a condition variable for each of the two conditions: a signal reaches somebody who can use
 * it. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t has_room = PTHREAD_COND_INITIALIZER;
static pthread_cond_t has_item = PTHREAD_COND_INITIALIZER;
static int filled;

static void put(void) {
    pthread_mutex_lock(&lock);
    while (filled) pthread_cond_wait(&has_room, &lock);
    filled = 1;
    pthread_cond_signal(&has_item);
    pthread_mutex_unlock(&lock);
}

static void take(void) {
    pthread_mutex_lock(&lock);
    while (!filled) pthread_cond_wait(&has_item, &lock);
    filled = 0;
    pthread_cond_signal(&has_room);
    pthread_mutex_unlock(&lock);
}

static void* produce_two(void* unused) {
    put();
    put();
    return unused;
}

static void* produce_one(void* unused) {
    put();
    return unused;
}

int main(void) {
    pthread_t first, second;
    pthread_create(&first, NULL, produce_two, NULL);
    pthread_create(&second, NULL, produce_one, NULL);
    for (int taken = 0; taken < 3; ++taken) take();
    pthread_join(first, NULL);
    pthread_join(second, NULL);
    return 0;
}
