/* Pipes, sockets and counters where somebody waits for somebody else. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"

static void pipes(void) {
    int pair[2], number = 0;
    char text[8] = "";
    signal(SIGPIPE, SIG_IGN);
    EXPECT(pipe2(pair, O_NONBLOCK) == 0);
    EXPECT(read(pair[0], text, 1) == -1 && errno == EAGAIN);
    EXPECT(fcntl(pair[1], F_SETPIPE_SZ, 4096) == 4096);
    static char page[5000];
    EXPECT(write(pair[1], page, sizeof page) == 4096 && write(pair[1], page, 1) == -1 && errno == EAGAIN);
    EXPECT(ioctl(pair[0], FIONREAD, &number) == 0 && number == 4096);
    struct pollfd room = {.fd = pair[1], .events = POLLOUT};
    EXPECT(poll(&room, 1, 0) == 0);
    EXPECT(read(pair[0], page, sizeof page) == 4096 && poll(&room, 1, 0) == 1 && room.revents == POLLOUT);
    EXPECT((fcntl(pair[0], F_GETFL) & O_NONBLOCK) && fcntl(pair[0], F_SETFL, 0) == 0);
    const int other = dup(pair[1]);
    EXPECT(close(pair[1]) == 0 && write(other, "z", 1) == 1 && close(other) == 0);
    struct pollfd end = {.fd = pair[0], .events = POLLIN};
    EXPECT(poll(&end, 1, -1) == 1 && end.revents == (POLLIN | POLLHUP));
    EXPECT(read(pair[0], text, 8) == 1 && read(pair[0], text, 8) == 0);
    EXPECT(close(pair[0]) == 0 && close(pair[0]) == -1 && errno == EBADF);
    EXPECT(pipe(pair) == 0 && close(pair[0]) == 0 && write(pair[1], "x", 1) == -1 && errno == EPIPE);
    EXPECT(write(pair[1], "x", 1) == -1 && errno == EPIPE && close(pair[1]) == 0);
}

static void unix_sockets(void) {
    struct sockaddr_un name = {.sun_family = AF_UNIX}, peer;
    strcpy(name.sun_path + 1, "pawl-test");
    const socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen("pawl-test"));
    const int listening = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT(connect(client, (struct sockaddr*)&name, length) == -1 && errno == ECONNREFUSED);
    EXPECT(bind(listening, (struct sockaddr*)&name, length) == 0);
    EXPECT(connect(client, (struct sockaddr*)&name, length) == -1 && errno == ECONNREFUSED);
    EXPECT(listen(listening, 1) == 0 && connect(client, (struct sockaddr*)&name, length) == 0);
    struct pollfd waits = {.fd = listening, .events = POLLIN};
    EXPECT(poll(&waits, 1, -1) == 1);
    const int server = accept4(listening, NULL, NULL, SOCK_NONBLOCK);
    socklen_t room = sizeof peer;
    EXPECT(server >= 0 && getpeername(client, (struct sockaddr*)&peer, &room) == 0 && room == length);
    char text[8] = "";
    EXPECT(recv(server, text, 8, 0) == -1 && errno == EAGAIN);
    EXPECT(send(client, "abc", 3, 0) == 3 && recv(server, text, 8, MSG_PEEK) == 3 && recv(server, text, 8, 0) == 3);
    EXPECT(shutdown(client, SHUT_WR) == 0 && recv(server, text, 8, 0) == 0);
    EXPECT(send(client, "x", 1, MSG_NOSIGNAL) == -1 && errno == EPIPE);
    EXPECT(send(server, "d", 1, 0) == 1 && recv(client, text, 8, 0) == 1);
    EXPECT(close(server) == 0 && recv(client, text, 8, 0) == 0 && close(client) == 0 && close(listening) == 0);
}

static void datagrams(void) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)}, from;
    socklen_t length = sizeof at;
    const int one = socket(AF_INET, SOCK_DGRAM, 0), other = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    EXPECT(bind(one, (struct sockaddr*)&at, sizeof at) == 0 && getsockname(one, (struct sockaddr*)&at, &length) == 0);
    EXPECT(sendto(other, "long one", 8, 0, (struct sockaddr*)&at, sizeof at) == 8);
    EXPECT(sendto(other, "two", 3, 0, (struct sockaddr*)&at, sizeof at) == 3);
    char text[8] = "";
    length = sizeof from;
    EXPECT(recvfrom(one, text, 4, 0, (struct sockaddr*)&from, &length) == 4 && memcmp(text, "long", 4) == 0);
    EXPECT(recv(one, text, 8, 0) == 3);
    EXPECT(sendto(one, "back", 4, 0, (struct sockaddr*)&from, length) == 4 && recv(other, text, 8, 0) == 4);
    EXPECT(recv(other, text, 8, 0) == -1 && errno == EAGAIN && close(one) == 0 && close(other) == 0);
    int pair[2];
    EXPECT(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0 && send(pair[0], "m", 1, 0) == 1 && send(pair[0], "", 0, 0) == 0);
    EXPECT(recv(pair[1], text, 8, 0) == 1 && recv(pair[1], text, 8, 0) == 0 && close(pair[0]) == 0 && close(pair[1]) == 0);
}

static void timers_and_signals(void) {
    const int timer = timerfd_create(CLOCK_MONOTONIC, 0);
    const struct itimerspec every = {.it_value = {.tv_nsec = 3000000}, .it_interval = {.tv_nsec = 1000000}};
    uint64_t times = 0;
    struct itimerspec left;
    EXPECT(timerfd_settime(timer, 0, &every, NULL) == 0 && timerfd_gettime(timer, &left) == 0 && left.it_value.tv_nsec > 0);
    EXPECT(read(timer, &times, sizeof times) == sizeof times && times >= 1);
    struct pollfd again = {.fd = timer, .events = POLLIN};
    EXPECT(poll(&again, 1, -1) == 1 && read(timer, &times, sizeof times) == sizeof times && close(timer) == 0);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    const int signals = signalfd(-1, &set, SFD_NONBLOCK);
    struct signalfd_siginfo about;
    EXPECT(read(signals, &about, sizeof about) == -1 && errno == EAGAIN && raise(SIGUSR1) == 0);
    EXPECT(read(signals, &about, sizeof about) == sizeof about && about.ssi_signo == SIGUSR1 && close(signals) == 0);
}

static void sets(void) {
    int pair[2];
    char text[8];
    EXPECT(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    const int set = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data.u32 = 7}, told[2];
    EXPECT(epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event) == 0);
    EXPECT(epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event) == -1 && errno == EEXIST);
    EXPECT(send(pair[1], "abc", 3, 0) == 3 && epoll_wait(set, told, 2, -1) == 1 && told[0].data.u32 == 7);
    EXPECT(recv(pair[0], text, 1, 0) == 1 && epoll_wait(set, told, 2, 0) == 0); /* no new edge */
    EXPECT(send(pair[1], "d", 1, 0) == 1 && epoll_wait(set, told, 2, 0) == 1);
    event.events = EPOLLIN | EPOLLONESHOT;
    EXPECT(epoll_ctl(set, EPOLL_CTL_MOD, pair[0], &event) == 0 && epoll_wait(set, told, 2, 0) == 1);
    EXPECT(epoll_wait(set, told, 2, 0) == 0 && epoll_ctl(set, EPOLL_CTL_DEL, pair[0], NULL) == 0);
    EXPECT(epoll_ctl(set, EPOLL_CTL_DEL, pair[0], NULL) == -1 && errno == ENOENT);
    EXPECT(close(pair[0]) == 0 && close(pair[1]) == 0 && close(set) == 0);
}

static void limits(void) {
    int pair[2];
    char text[1];
    EXPECT(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    struct timeval brief = {.tv_usec = 1000}, kept;
    socklen_t length = sizeof kept;
    EXPECT(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &brief, sizeof brief) == 0);
    EXPECT(getsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &kept, &length) == 0 && kept.tv_usec >= 1000);
    EXPECT(recv(pair[0], text, 1, 0) == -1 && errno == EAGAIN);
    struct pollfd one = {.fd = pair[0], .events = POLLIN};
    EXPECT(poll(&one, 1, 2) == 0 && close(pair[0]) == 0 && close(pair[1]) == 0);
}

static void streams(void) {
    int pair[2];
    char line[8];
    EXPECT(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    FILE *to = fdopen(pair[0], "w"), *from = fdopen(pair[1], "r");
    EXPECT(to && from && fileno(from) == pair[1]);
    EXPECT(fputs("line\n", to) >= 0 && fflush(to) == 0 && fgets(line, 8, from) && strcmp(line, "line\n") == 0);
    EXPECT(fclose(to) == 0 && fgets(line, 8, from) == NULL && feof(from) && fclose(from) == 0);
}

static void names(void) {
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM}, *found = NULL;
    EXPECT(getaddrinfo("localhost", "80", &hints, &found) == 0 && found);
    const struct sockaddr_in* at = (const struct sockaddr_in*)found->ai_addr;
    EXPECT(at->sin_port == htons(80) && at->sin_addr.s_addr == htonl(INADDR_LOOPBACK));
    freeaddrinfo(found);
}

static void path_names(void) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path, sizeof name.sun_path, "/tmp/pawl-test-%ld", (long)getpid());
    unlink(name.sun_path);
    const int listening = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
    EXPECT(connect(client, (struct sockaddr*)&name, sizeof name) == -1 && errno == ENOENT);
    EXPECT(bind(listening, (struct sockaddr*)&name, sizeof name) == 0 && listen(listening, 1) == 0);
    EXPECT(connect(client, (struct sockaddr*)&name, sizeof name) == 0 && close(listening) == 0);
    EXPECT(close(client) == 0 && unlink(name.sun_path) == 0 && unlink(name.sun_path) == -1 && errno == ENOENT);
}

static void* works(void* unused) {
    pipes();
    unix_sockets();
    datagrams();
    timers_and_signals();
    sets();
    limits();
    streams();
    names();
    path_names();
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, works, NULL);
    pthread_join(thread, NULL);
    return 0;
}
