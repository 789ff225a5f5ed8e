/* A second process is not simulated. */
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) _exit(0);
    wait(0);
    return 0;
}
