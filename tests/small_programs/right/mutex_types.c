// What each type of mutex says to a second lock and to a stranger's unlock.
#include <assert.h>
#include <errno.h>
#include <pthread.h>

static pthread_mutex_t checked, recursive;

static void make(pthread_mutex_t* mutex, int type) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, type);
    pthread_mutex_init(mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

static void* stranger(void* unused) {
    assert(pthread_mutex_unlock(&checked) == EPERM);
    assert(pthread_mutex_trylock(&checked) == EBUSY);
    assert(pthread_mutex_trylock(&recursive) == EBUSY);
    return unused;
}

int main(void) {
    make(&checked, PTHREAD_MUTEX_ERRORCHECK);
    make(&recursive, PTHREAD_MUTEX_RECURSIVE);
    assert(pthread_mutex_lock(&checked) == 0 && pthread_mutex_lock(&checked) == EDEADLK);
    assert(pthread_mutex_lock(&recursive) == 0 && pthread_mutex_lock(&recursive) == 0);
    pthread_t thread;
    pthread_create(&thread, NULL, stranger, NULL);
    pthread_join(thread, NULL);
    assert(pthread_mutex_unlock(&checked) == 0 && pthread_mutex_unlock(&checked) == EPERM);
    assert(pthread_mutex_unlock(&recursive) == 0 && pthread_mutex_unlock(&recursive) == 0);
    pthread_mutex_destroy(&checked);
    pthread_mutex_destroy(&recursive);
}
