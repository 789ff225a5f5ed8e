// peak_memory COMMAND...: runs it with few descriptors allowed and prints the peak memory of its children in KiB.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const rlimit few{128, 128};
    setrlimit(RLIMIT_NOFILE, &few);
    const pid_t child = fork();
    if (child == 0) {
        execv(arguments[1], arguments + 1);
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    std::printf("%ld\n", used.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
