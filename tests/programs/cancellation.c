/* Cancelling: in a wait, at a test point, put off while it is disabled; what was pushed runs, keys are destroyed. */
#define _GNU_SOURCE
#include <pthread.h>
#include <semaphore.h>

#include "expect.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER;
static sem_t closed, ready;
static int cleaned;

static void clean(void* mutex) {
    ++cleaned;
    if (mutex) pthread_mutex_unlock(mutex);
}

static void* waits_for_a_condition(void* unused) {
    pthread_mutex_lock(&lock);
    pthread_cleanup_push(clean, &lock);
    for (;;) pthread_cond_wait(&never, &lock);
    pthread_cleanup_pop(0);
    return unused;
}

static void* waits_for_a_semaphore(void* unused) {
    pthread_cleanup_push(clean, NULL);
    while (sem_wait(&closed) != 0) {
    }
    pthread_cleanup_pop(0);
    return unused;
}

static void* tests_when_it_likes(void* unused) {
    int before;
    EXPECT(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before) == 0 && before == PTHREAD_CANCEL_ENABLE);
    EXPECT(pthread_setcanceltype(PTHREAD_CANCEL_DEFERRED, &before) == 0 && before == PTHREAD_CANCEL_DEFERRED);
    sem_post(&ready);
    while (sem_wait(&closed) != 0) {
    }
    pthread_testcancel();  // disabled: goes on
    pthread_setcancelstate(PTHREAD_CANCEL_ENABLE, NULL);
    pthread_testcancel();
    EXPECT(0);
    return unused;
}

static void* ends_with_a_cleanup(void* unused) {
    pthread_cleanup_push(clean, NULL);
    pthread_exit(&cleaned);
    pthread_cleanup_pop(0);
    return unused;
}

static void* cancelled(void* (*work)(void*), int permits) {
    pthread_t thread;
    void* result;
    EXPECT(pthread_create(&thread, NULL, work, NULL) == 0);
    if (permits)
        while (sem_wait(&ready) != 0) {
        }
    EXPECT(pthread_cancel(thread) == 0);
    for (int i = 0; i < permits; ++i) sem_post(&closed);
    EXPECT(pthread_join(thread, &result) == 0);
    return result;
}

int main(void) {
    sem_init(&closed, 0, 0);
    sem_init(&ready, 0, 0);
    EXPECT(cancelled(waits_for_a_condition, 0) == PTHREAD_CANCELED);
    EXPECT(pthread_mutex_trylock(&lock) == 0 && pthread_mutex_unlock(&lock) == 0);
    EXPECT(cancelled(waits_for_a_semaphore, 0) == PTHREAD_CANCELED);
    EXPECT(cancelled(tests_when_it_likes, 1) == PTHREAD_CANCELED);

    const int before = cleaned;
    pthread_t thread;
    void* result;
    pthread_create(&thread, NULL, ends_with_a_cleanup, NULL);
    EXPECT(pthread_join(thread, &result) == 0 && result == &cleaned && cleaned == before + 1);
    return 0;
}
