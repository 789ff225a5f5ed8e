// The signal functions of System V.
#define _GNU_SOURCE
#include <assert.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t seen;

static void handler(int number) { seen = number; }

int main(void) {
    assert(sigset(SIGUSR1, handler) == SIG_DFL);
    assert(sighold(SIGUSR1) == 0 && raise(SIGUSR1) == 0 && seen == 0);
    assert(sigrelse(SIGUSR1) == 0 && seen == SIGUSR1);
    assert(sigset(SIGUSR1, SIG_HOLD) == handler && sigset(SIGUSR1, handler) == SIG_HOLD);
    assert(sigignore(SIGUSR2) == 0 && raise(SIGUSR2) == 0);
    assert(getpgrp() > 0 && sigignore(SIGTERM) == 0 && killpg(0, SIGTERM) == 0);
}
