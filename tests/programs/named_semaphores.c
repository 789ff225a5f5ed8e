/* Named semaphores: one object under one name. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>

#include "expect.h"

static const char name[] = "/pawl-test-named-semaphore";

static void* posts(void* unused) {
    sem_t* same = sem_open(name, 0);
    EXPECT(same != SEM_FAILED);
    EXPECT(sem_post(same) == 0 && sem_close(same) == 0);
    return unused;
}

int main(void) {
    sem_unlink(name);
    EXPECT(sem_open(name, 0) == SEM_FAILED && errno == ENOENT);
    sem_t* semaphore = sem_open(name, O_CREAT | O_EXCL, 0600, 0);
    EXPECT(semaphore != SEM_FAILED);
    EXPECT(sem_open(name, O_CREAT | O_EXCL, 0600, 0) == SEM_FAILED && errno == EEXIST);
    pthread_t thread;
    pthread_create(&thread, NULL, posts, NULL);
    EXPECT(sem_wait(semaphore) == 0);
    pthread_join(thread, NULL);
    EXPECT(sem_close(semaphore) == 0 && sem_unlink(name) == 0);
    return 0;
}
