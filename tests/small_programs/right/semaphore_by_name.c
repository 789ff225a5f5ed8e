// Two parts of a program meet at a semaphore that they know by its name only.
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>

static int ready;

static void* other_part(void* unused) {
    sem_t* signal = sem_open("/pawl-example", 0);
    assert(signal != SEM_FAILED);
    ready = 1;
    sem_post(signal);
    sem_close(signal);
    return unused;
}

int main(void) {
    sem_unlink("/pawl-example");
    assert(sem_open("/pawl-example", 0) == SEM_FAILED && errno == ENOENT);
    sem_t* signal = sem_open("/pawl-example", O_CREAT | O_EXCL, 0600, 0);
    assert(signal != SEM_FAILED);
    pthread_t thread;
    pthread_create(&thread, NULL, other_part, NULL);
    sem_wait(signal);
    assert(ready);
    pthread_join(thread, NULL);
    assert(sem_unlink("/pawl-example") == 0);
    sem_close(signal);
}
