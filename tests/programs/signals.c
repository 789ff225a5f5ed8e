/* Signals that a thread sends to itself, masks, and asking about a thread or the process with signal 0. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "expect.h"

static volatile sig_atomic_t handled;
static void handle(int number) { handled = handled * 100 + number; }
static void handle_informed(int number, siginfo_t* about, void* context) {
    (void)context;
    EXPECT(about->si_signo == number);
    handle(number);
}

static void* sends_to_itself(void* unused) {
    EXPECT(pthread_kill(pthread_self(), SIGUSR1) == 0);
    EXPECT(pthread_kill(pthread_self(), 0) == 0);
    return unused;
}

int main(void) {
    struct sigaction action, before;
    memset(&action, 0, sizeof action);
    action.sa_handler = handle;
    EXPECT(sigaction(SIGUSR1, &action, &before) == 0 && before.sa_handler == SIG_DFL);
    EXPECT(raise(SIGUSR1) == 0 && handled == SIGUSR1);
    handled = 0;

    action.sa_flags = SA_SIGINFO | SA_RESETHAND;
    action.sa_sigaction = handle_informed;
    EXPECT(sigaction(SIGUSR2, &action, NULL) == 0);
    EXPECT(kill(getpid(), SIGUSR2) == 0 && handled == SIGUSR2);
    EXPECT(sigaction(SIGUSR2, NULL, &before) == 0 && before.sa_handler == SIG_DFL);
    handled = 0;

    pthread_t thread;
    EXPECT(pthread_create(&thread, NULL, sends_to_itself, NULL) == 0 && pthread_join(thread, NULL) == 0);
    EXPECT(handled == SIGUSR1);
    EXPECT(signal(SIGUSR1, SIG_IGN) == handle);
    EXPECT(raise(SIGUSR1) == 0 && tgkill(getpid(), gettid(), 0) == 0);
    EXPECT(siginterrupt(SIGUSR1, 1) == 0);
    EXPECT(sigaction(SIGKILL, &action, NULL) == -1 && errno == EINVAL);

    sigset_t set, seen;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    EXPECT(pthread_sigmask(SIG_BLOCK, &set, NULL) == 0);
    EXPECT(sigprocmask(SIG_UNBLOCK, &set, &seen) == 0 && sigismember(&seen, SIGINT) == 1);
    EXPECT(sigpending(&seen) == 0 && sigismember(&seen, SIGINT) == 0);
    stack_t none;
    EXPECT(sigaltstack(NULL, &none) == 0 && none.ss_flags == SS_DISABLE);
    return 0;
}
