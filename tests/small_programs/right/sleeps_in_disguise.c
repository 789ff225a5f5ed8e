// poll and select without descriptors: sleeps of the old school, an hour each.
#include <assert.h>
#include <poll.h>
#include <sys/select.h>
#include <time.h>

int main(void) {
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    assert(poll(NULL, 0, 3600 * 1000) == 0);
    struct timeval hour = {3600, 0};
    assert(select(0, NULL, NULL, NULL, &hour) == 0);
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert(after.tv_sec - before.tv_sec >= 7200);
}
