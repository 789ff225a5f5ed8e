/* C11's threads: two locks, both ways round. With an argument, no mistake. */
#include <stdatomic.h>
#include <stddef.h>
#include <threads.h>

static mtx_t first, second;
static cnd_t changed;
static atomic_int met;
static int done;

static void meet(void) {
    ++met;
    while (met < 2) thrd_yield();
}
static int other(void* unused) {
    (void)unused;
    mtx_lock(&second);
    meet();
    mtx_lock(&first);
    return 0;
}
static int right(void* unused) {
    (void)unused;
    mtx_lock(&first);
    done = mtx_trylock(&second) == thrd_success && mtx_unlock(&second) == thrd_success;
    cnd_signal(&changed);
    mtx_unlock(&first);
    return 13;
}

int main(int argc, char** argv) {
    (void)argv;
    mtx_init(&first, mtx_plain);
    mtx_init(&second, mtx_recursive);
    cnd_init(&changed);
    thrd_t thread;
    int result = 0;
    mtx_lock(&first);
    thrd_create(&thread, argc > 1 ? right : other, NULL);
    if (argc > 1) {
        while (!done) cnd_wait(&changed, &first);
        mtx_unlock(&first);
        thrd_join(thread, &result);
        return result;
    }
    meet();
    mtx_lock(&second);
}
