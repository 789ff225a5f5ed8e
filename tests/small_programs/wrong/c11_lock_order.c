// <threads.h>: two locks, two orders.
#include <threads.h>

static mtx_t a, b;

static int other(void* unused) {
    (void)unused;
    mtx_lock(&b);
    mtx_lock(&a);
    mtx_unlock(&a);
    mtx_unlock(&b);
    return 0;
}

int main(void) {
    mtx_init(&a, mtx_plain);
    mtx_init(&b, mtx_plain);
    thrd_t thread;
    thrd_create(&thread, other, NULL);
    mtx_lock(&a);
    mtx_lock(&b);
    mtx_unlock(&b);
    mtx_unlock(&a);
    thrd_join(thread, NULL);
}
