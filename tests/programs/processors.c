/* What a program may ask about the computer and about itself. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"

static void* asks(void* unused) {
    const long count = sysconf(_SC_NPROCESSORS_ONLN);
    EXPECT(count >= 1 && get_nprocs() == count && get_nprocs_conf() >= count);
    EXPECT(sched_getcpu() >= 0 && sched_getcpu() < get_nprocs_conf());
    const int niceness = getpriority(PRIO_PROCESS, 0);
    if (niceness < 17) {
        EXPECT(nice(1) == niceness + 1 && getpriority(PRIO_PROCESS, 0) == niceness + 1);
        EXPECT(setpriority(PRIO_PROCESS, 0, niceness + 2) == 0 && getpriority(PRIO_PROCESS, 0) == niceness + 2);
    }
    struct timespec slice;
    EXPECT(sched_rr_get_interval(0, &slice) == 0);
    pthread_attr_t attributes;
    void* stack;
    size_t size;
    EXPECT(pthread_getattr_np(pthread_self(), &attributes) == 0);
    EXPECT(pthread_attr_getstack(&attributes, &stack, &size) == 0);
    EXPECT((char*)&slice > (char*)stack && (char*)&slice < (char*)stack + size);
    pthread_attr_destroy(&attributes);
    EXPECT(pthread_yield() == 0 && sched_yield() == 0);
    EXPECT(clock() != (clock_t)-1);
    return unused;
}

static void never(void) {}

int main(void) {
    const int niceness = getpriority(PRIO_PROCESS, 0);
    pthread_t thread;
    EXPECT(pthread_atfork(never, never, never) == 0);
    pthread_create(&thread, NULL, asks, NULL);
    pthread_join(thread, NULL);
    EXPECT(getpriority(PRIO_PROCESS, 0) == niceness);  // each thread has its own
    return 0;
}
