// Policies and priorities that are set are the ones that are read; what Linux refuses is refused.
#define _GNU_SOURCE
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

int main(void) {
    struct sched_param parameters = {.sched_priority = 10};
    assert(sched_get_priority_min(SCHED_FIFO) == 1 && sched_get_priority_max(SCHED_RR) == 99);
    assert(sched_get_priority_max(SCHED_OTHER) == 0);
    assert(sched_setscheduler(0, SCHED_OTHER, &parameters) == -1 && errno == EINVAL);
    if (sched_setscheduler(0, SCHED_FIFO, &parameters) == 0) {
        assert(sched_getscheduler(0) == SCHED_FIFO);
        parameters.sched_priority = 0;
        assert(sched_setparam(0, &parameters) == -1 && errno == EINVAL);
        assert(pthread_setschedprio(pthread_self(), 20) == 0);
        int policy;
        assert(pthread_getschedparam(pthread_self(), &policy, &parameters) == 0);
        assert(policy == SCHED_FIFO && parameters.sched_priority == 20);
    }
    assert(sched_getscheduler(999999) == -1 && errno == ESRCH);
    errno = 0;
    assert(nice(0) == getpriority(PRIO_PROCESS, 0) && errno == 0);
}
