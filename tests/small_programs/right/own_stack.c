// A thread that asks where its stack lies finds its own variables there.
#define _GNU_SOURCE
#include <assert.h>
#include <pthread.h>

static void* look(void* unused) {
    pthread_attr_t attributes;
    assert(pthread_getattr_np(pthread_self(), &attributes) == 0);
    void* low;
    size_t size;
    assert(pthread_attr_getstack(&attributes, &low, &size) == 0);
    const char here = 0;
    assert(&here >= (char*)low && &here < (char*)low + size);
    pthread_attr_destroy(&attributes);
    return unused;
}

int main(void) {
    look(NULL);
    pthread_t thread;
    pthread_create(&thread, NULL, look, NULL);
    pthread_join(thread, NULL);
}
