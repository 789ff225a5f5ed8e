/* Raw futexes: waiting and waking, with a mask, moved, and with priority inheritance. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"

#ifndef FUTEX_LOCK_PI2
#define FUTEX_LOCK_PI2 13
#endif

static atomic_uint word, second_word, owner;
static int guarded;

static long futex(atomic_uint* at, int operation, unsigned value, const struct timespec* limit, atomic_uint* other,
                  unsigned last) {
    return syscall(SYS_futex, at, operation | FUTEX_PRIVATE_FLAG, value, limit, other, last);
}

static void* waits(void* unused) {
    while (atomic_load(&word) == 0) {
        const long result = futex(&word, FUTEX_WAIT, 0, NULL, NULL, 0);
        EXPECT(result == 0 || errno == EAGAIN || errno == EINTR);
    }
    return unused;
}

static void* waits_for_either(void* unused) {
    struct futex_waitv both[2] = {
        {.val = 0, .uaddr = (uintptr_t)&word, .flags = FUTEX_32 | FUTEX_PRIVATE_FLAG},
        {.val = 0, .uaddr = (uintptr_t)&second_word, .flags = FUTEX_32 | FUTEX_PRIVATE_FLAG},
    };
    while (atomic_load(&second_word) == 0) {
        const long which = syscall(SYS_futex_waitv, both, 2, 0, NULL, 0);
        EXPECT(which == 1 || errno == EAGAIN || errno == EINTR);
    }
    return unused;
}

static void* adds(void* operation) {
    const unsigned self = (unsigned)syscall(SYS_gettid);
    unsigned free = 0;
    if (!atomic_compare_exchange_strong(&owner, &free, self)) {
        EXPECT(futex(&owner, (int)(intptr_t)operation, 0, NULL, NULL, 0) == 0);
        EXPECT((atomic_load(&owner) & FUTEX_TID_MASK) == self);
    }
    ++guarded;
    unsigned mine = self;
    if (!atomic_compare_exchange_strong(&owner, &mine, 0)) {
        EXPECT(futex(&owner, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0) == 0);
    }
    return NULL;
}

static void in_two_threads(void* (*first)(void*), void* (*other)(void*), void* argument) {
    pthread_t one, two;
    pthread_create(&one, NULL, first, argument);
    pthread_create(&two, NULL, other, argument);
    pthread_join(one, NULL);
    pthread_join(two, NULL);
}

int main(void) {
    const struct timespec moment = {.tv_nsec = 1000000};
    EXPECT(futex(&word, FUTEX_WAIT, 1, NULL, NULL, 0) == -1 && errno == EAGAIN);
    EXPECT(futex(&word, FUTEX_WAIT, 0, &moment, NULL, 0) == -1 && errno == ETIMEDOUT);
    EXPECT(futex(&word, FUTEX_WAKE, 1, NULL, NULL, 0) == 0);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    EXPECT(futex(&word, FUTEX_WAIT_BITSET, 0, &now, NULL, 1) == -1 && errno == ETIMEDOUT);
    EXPECT(futex(&word, FUTEX_WAKE_BITSET, 1, NULL, NULL, 1) == 0);
    EXPECT(futex(&word, FUTEX_CMP_REQUEUE, 1, (void*)1, &second_word, 7) == -1 && errno == EAGAIN);

    pthread_t waiter;
    pthread_create(&waiter, NULL, waits, NULL);
    atomic_store(&word, 1);
    EXPECT(futex(&word, FUTEX_WAKE, 1, NULL, NULL, 0) <= 1);
    pthread_join(waiter, NULL);

    atomic_store(&word, 0);
    pthread_create(&waiter, NULL, waits_for_either, NULL);
    atomic_store(&second_word, 1);
    EXPECT(futex(&second_word, FUTEX_WAKE, 1, NULL, NULL, 0) <= 1);
    pthread_join(waiter, NULL);

    in_two_threads(adds, adds, (void*)FUTEX_LOCK_PI);
    EXPECT(guarded == 2);
    in_two_threads(adds, adds, (void*)FUTEX_LOCK_PI2);
    EXPECT(guarded == 4 && atomic_load(&owner) == 0);
    EXPECT(futex(&owner, FUTEX_TRYLOCK_PI, 0, NULL, NULL, 0) == 0);
    EXPECT(futex(&owner, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0) == 0);
    return 0;
}
