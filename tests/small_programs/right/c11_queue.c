// <threads.h>: one thread sends three numbers to another through a place that is empty or full.
#include <assert.h>
#include <threads.h>

static mtx_t lock;
static cnd_t changed;
static tss_t last_seen;
static once_flag once = ONCE_FLAG_INIT;
static int full, place;

static void prepare(void) {
    mtx_init(&lock, mtx_plain);
    cnd_init(&changed);
    tss_create(&last_seen, NULL);
}

static int sender(void* unused) {
    (void)unused;
    call_once(&once, prepare);
    for (int i = 1; i <= 3; ++i) {
        mtx_lock(&lock);
        while (full) cnd_wait(&changed, &lock);
        place = i;
        full = 1;
        cnd_signal(&changed);
        mtx_unlock(&lock);
    }
    return 3;
}

int main(void) {
    call_once(&once, prepare);
    thrd_t thread;
    assert(thrd_create(&thread, sender, NULL) == thrd_success);
    int sum = 0;
    for (int i = 0; i < 3; ++i) {
        mtx_lock(&lock);
        while (!full) cnd_wait(&changed, &lock);
        sum += place;
        full = 0;
        cnd_signal(&changed);
        mtx_unlock(&lock);
        tss_set(last_seen, &place);
    }
    int result;
    assert(thrd_join(thread, &result) == thrd_success && result == 3 && sum == 6);
    assert(tss_get(last_seen) == &place);
    cnd_destroy(&changed);
    mtx_destroy(&lock);
}
