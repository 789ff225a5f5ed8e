// Signals are blocked everywhere and taken by one thread that waits for them.
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static sigset_t handled;
static int asked_to_stop;

static void* signal_thread(void* unused) {
    int number;
    assert(sigwait(&handled, &number) == 0 && number == SIGUSR1);
    assert(sigwait(&handled, &number) == 0 && number == SIGTERM);
    asked_to_stop = 1;
    return unused;
}

int main(void) {
    sigemptyset(&handled);
    sigaddset(&handled, SIGTERM);
    sigaddset(&handled, SIGUSR1);
    assert(pthread_sigmask(SIG_BLOCK, &handled, NULL) == 0);
    pthread_t thread;
    pthread_create(&thread, NULL, signal_thread, NULL);
    pthread_kill(thread, SIGUSR1);
    kill(getpid(), SIGTERM);
    pthread_join(thread, NULL);
    assert(asked_to_stop);
}
