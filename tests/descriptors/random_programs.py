#!/usr/bin/env python3
"""random_programs.py PAWL INCLUDE FOLDER FIRST LAST: small random programs with pipes, sockets and epoll sets come to the
same ends with the reduction as without it."""
import os
import random
import re
import subprocess
import sys

BEGIN = """#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <pawl/check.h>

/* Two pipes, two that never wait, a counter, a pair of sockets, two epoll sets, a listening socket. */
static int p0[2], p1[2], q0[2], q1[2], counter, pair[2], level, edges, listening;
static struct sockaddr_un name = {AF_UNIX, "\\0pawl"};
static const socklen_t length = sizeof(sa_family_t) + 5;

static void say(long got) {
    char text[24];
    snprintf(text, sizeof text, "%ld,", got < 0 ? -(long)errno : got);
    pawl_outcome(text);
}
static long look(int one, int other, int time) {
    struct pollfd list[2] = {{one, POLLIN, 0}, {other, POLLIN, 0}};
    const int ready = poll(list, 2, time);
    return ready < 0 ? ready : ready * 10000 + list[0].revents * 100 + list[1].revents;
}
static long ask(int set, int time) {
    struct epoll_event told[3];
    const int ready = epoll_wait(set, told, 3, time);
    long seen = ready;
    for (int i = 0; i < ready; ++i) seen = seen * 10 + told[i].data.fd;
    return seen;
}
static long serve(void) {
    const int one = accept(listening, NULL, NULL);
    return one < 0 ? one : write(one, "h", 1);
}
static long call_up(void) {
    char byte;
    const int one = socket(AF_UNIX, SOCK_STREAM, 0);
    return connect(one, (struct sockaddr*)&name, length) < 0 ? -1 : read(one, &byte, 1);
}
static long open_one(void) {
    int ends[2];
    return pipe(ends) < 0 ? -1 : ends[0];
}
static void watch(int set, int number, unsigned how) {
    struct epoll_event event = {how, {.fd = number}};
    epoll_ctl(set, EPOLL_CTL_ADD, number, &event);
}
"""

MAKE = """
int main(void) {
    pthread_t task[3];
    signal(SIGPIPE, SIG_IGN);
    if (pipe(p0) || pipe(p1) || pipe2(q0, O_NONBLOCK) || pipe2(q1, O_NONBLOCK)) return 2;
    counter = eventfd(%d, EFD_SEMAPHORE);
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    level = epoll_create1(0);
    edges = epoll_create1(0);
    watch(level, p0[0], EPOLLIN);
    watch(level, p1[0], EPOLLIN);
    watch(edges, p0[0], EPOLLIN | EPOLLET);
    watch(edges, p1[0], EPOLLIN | EPOLLONESHOT);
    listening = socket(AF_UNIX, SOCK_STREAM, 0);
    bind(listening, (struct sockaddr*)&name, length);
    listen(listening, 1);
    if (%d) (void)!write(p0[1], "ab", 2);
    if (%d) (void)!write(q1[1], "c", 1);
"""


def call(dice):
    which = dice.randrange(2)
    other = dice.choice(["p1", "q1"])
    return dice.choice([
        f"read(p{which}[0], bytes, 4)", f"read(p{which}[0], bytes, 4)", f'write(p{which}[1], "x", 1)',
        f'write(p{which}[1], "x", 1)', f"read(q{which}[0], bytes, 4)", f'write(q{which}[1], "x", 1)',
        f"look(p0[0], {other}[0], -1)", f"look(p0[0], {other}[0], 0)", f"close(p{which}[0])", f"close(p{which}[1])",
        "eventfd_read(counter, &value)", "eventfd_write(counter, 1)",
        f'send(pair[{which}], "yz", 2, MSG_DONTWAIT | MSG_NOSIGNAL)',
        f"recv(pair[{which}], bytes, 1, {dice.choice(['MSG_DONTWAIT', '0'])})",
        "ask(level, -1)", "ask(edges, -1)", "ask(edges, 0)", "serve()", "call_up()", "call_up()", "open_one()",
        "epoll_ctl(level, EPOLL_CTL_DEL, p1[0], NULL)"])


def program(seed):
    dice = random.Random(seed)
    tasks = dice.choice([2, 3, 3])
    text = BEGIN
    for task in range(tasks):
        text += f"static void* task{task}(void* unused) {{\n    char bytes[8];\n    eventfd_t value;\n"
        text += f'    (void)bytes, (void)value;\n    pawl_outcome("{task}:");\n'
        for _ in range(dice.randint(2, 4) if tasks == 2 else dice.randint(1, 3)):
            text += f"    say({call(dice)});\n"
        text += "    return unused;\n}\n"
    text += MAKE % (dice.randrange(2), dice.randrange(2), dice.randrange(2))
    for task in range(tasks):
        text += f"    pthread_create(&task[{task}], NULL, task{task}, NULL);\n"
    for task in range(tasks):
        text += f"    pthread_join(task[{task}], NULL);\n"
    return text + "    return 0;\n}\n"


def ends(pawl, include, source, *options):
    """The distinct ends, or None where the search was not complete."""
    said = subprocess.run([pawl, "check", "--machine", "free", "--explore", "exhaustive", "--outcomes", "--time", "30s",
                           "--races", "ignore", "--leaks", "ignore", "--cflags", f"-I{include}", *options, source],
                          capture_output=True, text=True, timeout=110).stdout
    if " complete " not in said:
        return None
    listed = said[said.index("Outcomes on"):].split("\n\n")[0].split("\n")[1:]
    # How often it was met, and by which schedule, is not the end itself.
    return {re.sub(r"^\s*[\d,]+\s+(.*?)\s+\d+:\S*$", r"\1", line) for line in listed}


def main():
    pawl, include, folder, first, last = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    compared = 0
    for seed in range(int(first), int(last) + 1):
        source = os.path.join(folder, f"random_{seed}.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(program(seed))
        reduced, whole = ends(pawl, include, source), ends(pawl, include, source, "--no-reduction")
        if reduced is None or whole is None:
            continue
        compared += 1
        if reduced != whole:
            sys.exit(f"{source}: lost by the reduction: {whole - reduced}; beside: {reduced - whole}")
    if compared == 0:
        sys.exit("no search was complete: nothing was compared")
    print(f"{compared} programs compared")


main()
