/* The threads of C11. */
#include <errno.h>
#include <threads.h>
#include <time.h>

#include "expect.h"

static mtx_t lock;
static cnd_t changed;
static tss_t key;
static once_flag once = ONCE_FLAG_INIT;
static int turns, made;
static _Atomic int freed;  // each thread frees its own value as it ends

static void make(void) { ++made; }
static void destroy(void* value) { freed += *(int*)value; }

static int works(void* value) {
    call_once(&once, make);
    EXPECT(tss_set(key, value) == thrd_success && tss_get(key) == value);
    EXPECT(mtx_lock(&lock) == thrd_success);
    ++turns;
    EXPECT(cnd_signal(&changed) == thrd_success);
    EXPECT(mtx_unlock(&lock) == thrd_success);
    thrd_yield();
    if (*(int*)value == 2) thrd_exit(20);
    return 10;
}

int main(void) {
    EXPECT(mtx_init(&lock, mtx_timed) == thrd_success && cnd_init(&changed) == thrd_success);
    EXPECT(tss_create(&key, destroy) == thrd_success);
    thrd_t first, second;
    int one = 1, two = 2, result;
    EXPECT(thrd_create(&first, works, &one) == thrd_success);
    EXPECT(thrd_create(&second, works, &two) == thrd_success);
    EXPECT(!thrd_equal(first, thrd_current()));

    EXPECT(mtx_lock(&lock) == thrd_success);
    while (turns < 2) EXPECT(cnd_wait(&changed, &lock) == thrd_success);
    struct timespec now;
    EXPECT(timespec_get(&now, TIME_UTC) == TIME_UTC);
    int waited;
    while ((waited = cnd_timedwait(&changed, &lock, &now)) == thrd_success) {
    }
    EXPECT(waited == thrd_timedout);
    EXPECT(mtx_unlock(&lock) == thrd_success);
    EXPECT(mtx_trylock(&lock) == thrd_success && mtx_unlock(&lock) == thrd_success);
    EXPECT(mtx_timedlock(&lock, &now) == thrd_success && mtx_unlock(&lock) == thrd_success);

    EXPECT(thrd_join(first, &result) == thrd_success && result == 10);
    EXPECT(thrd_join(second, &result) == thrd_success && result == 20);
    EXPECT(made == 1 && freed == 3);
    const struct timespec moment = {.tv_nsec = 1000000};
    EXPECT(thrd_sleep(&moment, NULL) == 0);
    EXPECT(cnd_broadcast(&changed) == thrd_success);
    cnd_destroy(&changed);
    mtx_destroy(&lock);
    tss_delete(key);
    return 0;
}
