/* Calls that wait for descriptors or for time: what is ready is reported, and waiting for time alone is a sleep. */
#define _GNU_SOURCE
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"

static long long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void* waits_for_time(void* unused) {
    const struct timespec moment = {.tv_nsec = 2000000};
    long long began = now();
    EXPECT(poll(NULL, 0, 2) == 0 && now() >= began + 2000000);
    began = now();
    EXPECT(ppoll(NULL, 0, &moment, NULL) == 0 && now() >= began + 2000000);
    began = now();
    struct timeval brief = {.tv_usec = 2000};
    EXPECT(select(0, NULL, NULL, NULL, &brief) == 0 && now() >= began + 2000000);
    began = now();
    EXPECT(pselect(0, NULL, NULL, NULL, &moment, NULL) == 0 && now() >= began + 2000000);
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, waits_for_time, NULL);

    int pair[2];
    EXPECT(pipe(pair) == 0);
    struct pollfd both[2] = {{.fd = pair[0], .events = POLLIN}, {.fd = pair[1], .events = POLLOUT}};
    EXPECT(poll(both, 2, -1) == 1 && both[0].revents == 0 && both[1].revents == POLLOUT);
    EXPECT(poll(both, 1, 0) == 0);
    EXPECT(write(pair[1], "x", 1) == 1);
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(pair[0], &readable);
    EXPECT(select(pair[0] + 1, &readable, NULL, NULL, NULL) == 1 && FD_ISSET(pair[0], &readable));
    const int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN};
    EXPECT(epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event) == 0);
    EXPECT(epoll_wait(set, &event, 1, -1) == 1 && epoll_pwait(set, &event, 1, 0, NULL) == 1);
    close(set);
    close(pair[0]);
    close(pair[1]);
    pthread_join(thread, NULL);
    return 0;
}
