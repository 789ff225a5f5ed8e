/* Names that programs call where they were built for ThreadSanitizer: an order that they state is one, the rest says
 * nothing. Natively they do not exist. */
#include <pthread.h>

#include "expect.h"

extern void __tsan_acquire(void*), __tsan_release(void*);
extern void __tsan_mutex_create(void*, unsigned), __tsan_mutex_destroy(void*, unsigned);
extern void __tsan_mutex_pre_lock(void*, unsigned), __tsan_mutex_post_lock(void*, unsigned, int);
extern int __tsan_mutex_pre_unlock(void*, unsigned);
extern void __tsan_mutex_post_unlock(void*, unsigned);
extern void __tsan_mutex_pre_signal(void*, unsigned), __tsan_mutex_post_signal(void*, unsigned);
extern void __tsan_mutex_pre_divert(void*, unsigned), __tsan_mutex_post_divert(void*, unsigned);
extern void AnnotateHappensBefore(const char*, int, const volatile void*);
extern void AnnotateHappensAfter(const char*, int, const volatile void*);
extern void AnnotateRWLockCreate(const char*, int, const volatile void*);
extern void AnnotateRWLockCreateStatic(const char*, int, const volatile void*);
extern void AnnotateRWLockDestroy(const char*, int, const volatile void*);
extern void AnnotateRWLockAcquired(const char*, int, const volatile void*, long);
extern void AnnotateRWLockReleased(const char*, int, const volatile void*, long);
extern void AnnotateBenignRace(const char*, int, const volatile void*, const char*);
extern void AnnotateBenignRaceSized(const char*, int, const volatile void*, long, const char*);
extern void AnnotateIgnoreReadsBegin(const char*, int), AnnotateIgnoreReadsEnd(const char*, int);
extern void AnnotateIgnoreWritesBegin(const char*, int), AnnotateIgnoreWritesEnd(const char*, int);
extern void AnnotateIgnoreSyncBegin(const char*, int), AnnotateIgnoreSyncEnd(const char*, int);
extern void AnnotateNewMemory(const char*, int, const volatile void*, long);
extern void AnnotateThreadName(const char*, int, const char*);

#define HERE __FILE__, __LINE__

static int lock, message;

static void* annotates(void* unused) {
    AnnotateThreadName(HERE, "annotated");
    __tsan_mutex_create(&lock, 0);
    __tsan_mutex_pre_lock(&lock, 0);
    __tsan_mutex_post_lock(&lock, 0, 0);
    __tsan_mutex_pre_signal(&lock, 0);
    __tsan_mutex_post_signal(&lock, 0);
    __tsan_mutex_pre_divert(&lock, 0);
    __tsan_mutex_post_divert(&lock, 0);
    __tsan_mutex_pre_unlock(&lock, 0);
    __tsan_mutex_post_unlock(&lock, 0);
    __tsan_mutex_destroy(&lock, 0);
    AnnotateRWLockCreate(HERE, &lock);
    AnnotateRWLockCreateStatic(HERE, &lock);
    AnnotateRWLockAcquired(HERE, &lock, 1);
    AnnotateRWLockReleased(HERE, &lock, 1);
    AnnotateRWLockDestroy(HERE, &lock);
    AnnotateBenignRace(HERE, &message, "");
    AnnotateBenignRaceSized(HERE, &message, sizeof message, "");
    AnnotateIgnoreReadsBegin(HERE);
    AnnotateIgnoreReadsEnd(HERE);
    AnnotateIgnoreWritesBegin(HERE);
    AnnotateIgnoreWritesEnd(HERE);
    AnnotateIgnoreSyncBegin(HERE);
    AnnotateIgnoreSyncEnd(HERE);
    AnnotateNewMemory(HERE, &message, sizeof message);
    message = 1;
    AnnotateHappensBefore(HERE, &message);
    __tsan_release(&message);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, annotates, NULL);
    pthread_join(thread, NULL);
    AnnotateHappensAfter(HERE, &message);
    __tsan_acquire(&message);
    EXPECT(message == 1);
    return 0;
}
