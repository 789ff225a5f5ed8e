// With writers preferred, a reader that comes after a waiting writer does not overtake it.
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

static pthread_rwlock_t lock;
static int written;

static void* writer(void* unused) {
    pthread_rwlock_wrlock(&lock);
    written = 1;
    pthread_rwlock_unlock(&lock);
    return unused;
}

int main(void) {
    pthread_rwlockattr_t kind;
    pthread_rwlockattr_init(&kind);
    pthread_rwlockattr_setkind_np(&kind, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(&lock, &kind);
    pthread_rwlock_rdlock(&lock);
    pthread_t thread;
    pthread_create(&thread, NULL, writer, NULL);
    int again;
    while ((again = pthread_rwlock_tryrdlock(&lock)) == 0) {  // until the writer has begun to wait
        pthread_rwlock_unlock(&lock);
        sched_yield();
    }
    assert(again == EBUSY && !written);
    pthread_rwlock_unlock(&lock);
    pthread_join(thread, NULL);
    assert(written);
    pthread_rwlock_destroy(&lock);
}
