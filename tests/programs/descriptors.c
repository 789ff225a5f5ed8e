/* Files, pipes and the like, where nobody has to wait. Each execution finds them as the first one did. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "expect.h"

static void in_and_out(int from, int to) {
    char seen[4] = "";
    EXPECT(write(to, "abc", 3) == 3 && read(from, seen, 3) == 3 && strcmp(seen, "abc") == 0);
    struct iovec parts[2] = {{seen, 1}, {seen + 1, 2}};
    EXPECT(writev(to, parts, 2) == 3 && readv(from, parts, 2) == 3 && strcmp(seen, "abc") == 0);
    EXPECT(close(from) == 0 && (to == from || close(to) == 0));
}

static void pipes_and_sockets(void) {
    int pair[2];
    char seen[4] = "";
    EXPECT(pipe(pair) == 0);
    in_and_out(pair[0], pair[1]);
    EXPECT(pipe2(pair, O_NONBLOCK | O_CLOEXEC) == 0);
    EXPECT(read(pair[0], seen, 1) == -1 && errno == EAGAIN);
    in_and_out(pair[0], pair[1]);
    EXPECT(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    EXPECT(send(pair[0], "x", 1, 0) == 1 && recv(pair[1], seen, 1, 0) == 1 && *seen == 'x');
    EXPECT(sendto(pair[0], "y", 1, 0, NULL, 0) == 1 && recvfrom(pair[1], seen, 1, 0, NULL, NULL) == 1 && *seen == 'y');
    struct iovec part = {seen, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    EXPECT(sendmsg(pair[0], &message, 0) == 1 && recvmsg(pair[1], &message, 0) == 1);
    in_and_out(pair[0], pair[1]);
    const int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    EXPECT(listening >= 0 && accept(listening, NULL, NULL) == -1 && accept4(listening, NULL, NULL, 0) == -1);
    EXPECT(close(listening) == 0);
}

static void files(void) {
    char name[] = "/tmp/pawl-test-XXXXXX", text[8] = "";
    int file = mkstemp(name);
    EXPECT(file >= 0 && write(file, "whole", 5) == 5 && fsync(file) == 0 && fdatasync(file) == 0 && close(file) == 0);
    EXPECT((file = open(name, O_RDONLY)) >= 0 && read(file, text, 7) == 5 && strcmp(text, "whole") == 0);
    EXPECT(flock(file, LOCK_EX) == 0 && flock(file, LOCK_UN) == 0);
    const int second = dup(file), third = dup2(second, 100), fourth = dup3(second, 101, O_CLOEXEC);
    EXPECT(second >= 0 && third == 100 && fourth == 101 && fcntl(fourth, F_GETFD) == FD_CLOEXEC);
    const int fifth = fcntl(file, F_DUPFD, 102);
    EXPECT(fifth == 102 && close(fifth) == 0 && close_range(100, 101, 0) == 0 && close(second) == 0 &&
           close(file) == 0);
    EXPECT(openat(AT_FDCWD, name, O_RDONLY | O_EXCL) >= 0);  // left open: the next execution does not see it

    FILE* stream = fopen(name, "r");
    EXPECT(stream && fread(text, 1, 5, stream) == 5 && (stream = freopen(name, "w", stream)) && fclose(stream) == 0);
    stream = tmpfile();
    EXPECT(stream && fputs("line\n", stream) >= 0 && fclose(stream) == 0);
    EXPECT((file = creat(name, 0600)) >= 0 && close(file) == 0 && unlink(name) == 0);
    DIR* folder = opendir("/");
    EXPECT(folder && readdir(folder) && closedir(folder) == 0);
}

static void others(void) {
    const int event = eventfd(1, 0), memory = memfd_create("pawl", 0);
    eventfd_t value;
    EXPECT(eventfd_read(event, &value) == 0 && value == 1 && close(event) == 0);
    EXPECT(ftruncate(memory, 4096) == 0 && close(memory) == 0);
    const int shared = shm_open("/pawl-test-memory", O_CREAT | O_RDWR, 0600);
    EXPECT(shared >= 0 && close(shared) == 0 && shm_unlink("/pawl-test-memory") == 0);
    const int set = epoll_create1(0), old = epoll_create(1), watch = inotify_init1(IN_NONBLOCK), plain = inotify_init();
    EXPECT(set >= 0 && old >= 0 && watch >= 0 && plain >= 0);
    closefrom(set);
    EXPECT(fcntl(set, F_GETFD) == -1 && errno == EBADF);
}

static void* works(void* unused) {
    pipes_and_sockets();
    return unused;
}

int main(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, works, NULL);
    pthread_join(thread, NULL);
    files();
    others();
    return 0;
}
