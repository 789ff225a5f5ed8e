/* poll and epoll while another thread makes things ready. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <unistd.h>
#include "expect.h"
static int first[2], second[2], event;
static void* writes(void* unused) {
    EXPECT(write(first[1], "a", 1) == 1);
    EXPECT(write(second[1], "b", 1) == 1);
    EXPECT(eventfd_write(event, 3) == 0);
    return unused;
}
int main(void) {
    pthread_t thread;
    EXPECT(pipe(first) == 0 && pipe(second) == 0);
    event = eventfd(0, 0);
    pthread_create(&thread, NULL, writes, NULL);
    struct pollfd both[2] = {{.fd = first[0], .events = POLLIN}, {.fd = second[0], .events = POLLIN}};
    for (int got = 0; got < 2;) {
        const int ready = poll(both, 2, -1);
        EXPECT(ready > 0);
        for (int i = 0; i < 2; ++i) {
            char byte;
            if (both[i].revents & POLLIN) { EXPECT(read(both[i].fd, &byte, 1) == 1); ++got; }
        }
    }
    const int set = epoll_create1(0);
    struct epoll_event wanted = {.events = EPOLLIN | EPOLLET, .data.fd = event}, told;
    EXPECT(epoll_ctl(set, EPOLL_CTL_ADD, event, &wanted) == 0);
    EXPECT(epoll_wait(set, &told, 1, -1) == 1 && told.data.fd == event);
    EXPECT(epoll_wait(set, &told, 1, 0) == 0);
    eventfd_t value;
    EXPECT(eventfd_read(event, &value) == 0 && value == 3);
    pthread_join(thread, NULL);
    return 0;
}
