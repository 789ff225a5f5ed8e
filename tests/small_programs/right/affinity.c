// Each thread binds itself to a core, and is told so.
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <unistd.h>

static void* bound(void* unused) {
    cpu_set_t one, seen;
    CPU_ZERO(&one);
    assert(pthread_setaffinity_np(pthread_self(), sizeof one, &one) == EINVAL);
    CPU_SET(0, &one);
    assert(pthread_setaffinity_np(pthread_self(), sizeof one, &one) == 0);
    assert(pthread_getaffinity_np(pthread_self(), sizeof seen, &seen) == 0);
    assert(CPU_EQUAL(&one, &seen));
    assert(sched_getcpu() == 0);
    return unused;
}

int main(void) {
    assert(sysconf(_SC_NPROCESSORS_ONLN) >= 1);
    pthread_t thread;
    pthread_create(&thread, NULL, bound, NULL);
    cpu_set_t all;
    assert(sched_getaffinity(0, sizeof all, &all) == 0 && CPU_COUNT(&all) >= 1);
    pthread_join(thread, NULL);
}
