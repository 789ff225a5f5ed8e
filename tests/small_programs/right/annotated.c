// A program that was annotated for another tool.
#include <assert.h>
#include <pthread.h>

extern void AnnotateHappensBefore(const char*, int, const volatile void*);
extern void AnnotateHappensAfter(const char*, int, const volatile void*);
extern void __tsan_acquire(void*);
extern void __tsan_release(void*);

static int message;

static void* writer(void* unused) {
    message = 1;
    AnnotateHappensBefore(__FILE__, __LINE__, &message);
    __tsan_release(&message);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, writer, NULL);
    pthread_join(thread, NULL);
    AnnotateHappensAfter(__FILE__, __LINE__, &message);
    __tsan_acquire(&message);
    assert(message == 1);
}
