// The signal functions of System V, in terms of today's.
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "check/intercept/export.hpp"

namespace {

int change(int how, int number) {
    sigset_t one;
    sigemptyset(&one);
    if (sigaddset(&one, number) != 0) return -1;
    return sigprocmask(how, &one, nullptr);
}

}  // namespace

PAWL_EXPORT int sighold(int number) { return change(SIG_BLOCK, number); }
PAWL_EXPORT int sigrelse(int number) { return change(SIG_UNBLOCK, number); }
PAWL_EXPORT int sigignore(int number) { return signal(number, SIG_IGN) == SIG_ERR ? -1 : 0; }

PAWL_EXPORT sighandler_t sigset(int number, sighandler_t handler) {
    sigset_t before;
    struct sigaction old {};
    if (sigprocmask(SIG_BLOCK, nullptr, &before) != 0 || sigaction(number, nullptr, &old) != 0) return SIG_ERR;
    const bool was_held = sigismember(&before, number) == 1;
    if (handler == SIG_HOLD) return change(SIG_BLOCK, number) != 0 ? SIG_ERR : was_held ? SIG_HOLD : old.sa_handler;
    if (signal(number, handler) == SIG_ERR || change(SIG_UNBLOCK, number) != 0) return SIG_ERR;
    return was_held ? SIG_HOLD : old.sa_handler;
}

// The program is alone in its group.
PAWL_EXPORT int killpg(pid_t group, int number) {
    return group == 0 || group == getpgrp() ? kill(getpid(), number) : (errno = ESRCH, -1);
}
PAWL_EXPORT pid_t getpgrp() { return getpid(); }
