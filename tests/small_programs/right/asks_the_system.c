// What a program may ask about itself: the answers agree with each other.
#define _GNU_SOURCE
#include <assert.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <unistd.h>

int main(void) {
    assert(getppid() > 0 && getppid() == getppid());
    struct rusage before, after;
    assert(getrusage(RUSAGE_SELF, &before) == 0 && getrusage(RUSAGE_SELF, &after) == 0);
    assert(after.ru_utime.tv_sec >= before.ru_utime.tv_sec);
    struct tms spent;
    assert(times(&spent) != (clock_t)-1 && spent.tms_utime >= 0);
    double load;
    assert(getloadavg(&load, 1) == 1 && load >= 0);
    assert(dlopen(NULL, RTLD_NOW) != NULL);
    assert(dlopen("libc.so.6", RTLD_NOW) != NULL);
}
