/* A thread of its own receives signals that all others block, as servers have it. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "expect.h"

static sigset_t handled;

static void* receives(void* unused) {
    int number;
    EXPECT(sigwait(&handled, &number) == 0 && number == SIGUSR1);
    siginfo_t about;
    EXPECT(sigwaitinfo(&handled, &about) == SIGUSR2 && about.si_signo == SIGUSR2);
    const struct timespec moment = {.tv_nsec = 1000000};
    EXPECT(sigtimedwait(&handled, NULL, &moment) == -1 && errno == EAGAIN);
    return unused;
}

int main(void) {
    alarm(60);  // a watchdog against hanging
    sigemptyset(&handled);
    sigaddset(&handled, SIGUSR1);
    sigaddset(&handled, SIGUSR2);
    EXPECT(pthread_sigmask(SIG_BLOCK, &handled, NULL) == 0);
    pthread_t receiver;
    pthread_create(&receiver, NULL, receives, NULL);
    EXPECT(pthread_kill(receiver, SIGUSR1) == 0);
    // The second goes to the process. It may come before the first has been received: then the lower number is first.
    EXPECT(kill(getpid(), SIGUSR2) == 0);
    pthread_join(receiver, NULL);
    return 0;
}
