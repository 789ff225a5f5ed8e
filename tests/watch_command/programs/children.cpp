// fork: the child takes again what its parent's other thread held, and locks itself twice. exec: starts argv[2].
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <mutex>
#include <thread>

std::mutex held, own;

int main(int, char** argv) {
    const bool forks = std::strcmp(argv[1], "fork") == 0;
    std::lock_guard hold(held);
    if (const pid_t child = fork(); child != 0) {
        int status = 0;
        waitpid(child, &status, 0);
        return 4;
    }
    if (!forks) {
        execv(argv[2], argv + 2);
        _exit(1);
    }
    own.lock();
    own.lock();
}
