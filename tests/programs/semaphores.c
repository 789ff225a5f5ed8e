/* POSIX semaphores. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>

#include "expect.h"

static sem_t places, done;
static int inside, most;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void* enters(void* unused) {
    EXPECT(sem_wait(&places) == 0);
    pthread_mutex_lock(&lock);
    if (++inside > most) most = inside;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    --inside;
    pthread_mutex_unlock(&lock);
    EXPECT(sem_post(&places) == 0);
    EXPECT(sem_post(&done) == 0);
    return unused;
}

int main(void) {
    int value;
    struct timespec now;
    EXPECT(sem_init(&places, 0, 1) == 0 && sem_init(&done, 0, 0) == 0);
    EXPECT(sem_trywait(&done) == -1 && errno == EAGAIN);
    clock_gettime(CLOCK_REALTIME, &now);
    EXPECT(sem_timedwait(&done, &now) == -1 && errno == ETIMEDOUT);
    clock_gettime(CLOCK_MONOTONIC, &now);
    EXPECT(sem_clockwait(&done, CLOCK_MONOTONIC, &now) == -1 && errno == ETIMEDOUT);
    EXPECT(sem_getvalue(&places, &value) == 0 && value == 1);

    pthread_t one, other;
    pthread_create(&one, NULL, enters, NULL);
    pthread_create(&other, NULL, enters, NULL);
    EXPECT(sem_wait(&done) == 0 && sem_wait(&done) == 0);
    pthread_join(one, NULL);
    pthread_join(other, NULL);
    EXPECT(most == 1);
    EXPECT(sem_trywait(&places) == 0);
    EXPECT(sem_destroy(&places) == 0 && sem_destroy(&done) == 0);
    return 0;
}
