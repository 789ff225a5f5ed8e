// A signal that is blocked waits, and arrives when the mask is lifted.
#include <assert.h>
#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t seen;

static void handler(int number) { seen = number; }

int main(void) {
    sigset_t set, pending;
    signal(SIGUSR2, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigaddset(&set, SIGKILL);
    assert(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
    assert(raise(SIGUSR2) == 0 && seen == 0);
    assert(sigpending(&pending) == 0 && sigismember(&pending, SIGUSR2));
    assert(sigprocmask(SIG_UNBLOCK, &set, &pending) == 0 && seen == SIGUSR2);
    assert(sigismember(&pending, SIGUSR2) && !sigismember(&pending, SIGKILL));
}
