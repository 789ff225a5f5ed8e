// The next owner of a robust mutex does not declare it consistent: nobody can ever lock it again.
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t mutex;

static void* dies_inside(void* unused) {
    pthread_mutex_lock(&mutex);
    return unused;
}

int main(void) {
    pthread_mutexattr_t robust;
    pthread_mutexattr_init(&robust);
    pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&mutex, &robust);
    pthread_t thread;
    pthread_create(&thread, NULL, dies_inside, NULL);
    pthread_join(thread, NULL);
    pthread_mutex_lock(&mutex);
    pthread_mutex_unlock(&mutex);
    assert(pthread_mutex_lock(&mutex) == 0);
}
