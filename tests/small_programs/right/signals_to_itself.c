// A handler runs when the program sends itself the signal; a mask is kept for each thread.
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

static volatile sig_atomic_t seen;

static void handler(int number) { seen += number; }

int main(void) {
    struct sigaction action, old;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    assert(sigaction(SIGUSR1, &action, &old) == 0 && old.sa_handler == SIG_DFL);
    assert(raise(SIGUSR1) == 0 && seen == SIGUSR1);
    assert(signal(SIGUSR1, SIG_IGN) == handler);
    assert(pthread_kill(pthread_self(), SIGUSR1) == 0 && seen == SIGUSR1);
    sigset_t set, now;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    assert(pthread_sigmask(SIG_BLOCK, &set, NULL) == 0);
    assert(pthread_sigmask(SIG_BLOCK, NULL, &now) == 0 && sigismember(&now, SIGINT));
    assert(pthread_kill(pthread_self(), 0) == 0);
}
