// A signal that would arrive at any time.
#include <signal.h>
#include <unistd.h>

static void ring(int unused) { (void)unused; }

int main(void) {
    signal(SIGALRM, ring);
    alarm(1);
}
