// A wait with a limit either gets the token or says that time is over; never both.
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>

static sem_t token;

static void* giver(void* unused) {
    sem_post(&token);
    return unused;
}

int main(void) {
    sem_init(&token, 0, 0);
    pthread_t thread;
    pthread_create(&thread, NULL, giver, NULL);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 1;
    const int got = sem_timedwait(&token, &until);
    assert(got == 0 || errno == ETIMEDOUT);
    pthread_join(thread, NULL);
    int left;
    sem_getvalue(&token, &left);
    assert(left == (got == 0 ? 0 : 1));
    until.tv_nsec = -1;
    assert(sem_timedwait(&token, &until) == -1 && errno == EINVAL);
    assert(sem_init(&token, 0, ~0u) == -1 && errno == EINVAL);
}
