#include "observe/report/watched_program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "observe/wire/facts.hpp"

namespace pawl::observe::report {
namespace {

/// Returns only on failure.
void become(const std::vector<std::string>& words, const std::string& library, const std::string& socket,
            const std::string& letters) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const char* const others = std::getenv("LD_PRELOAD");
    const std::string list = others && *others ? library + ':' + others : library;
    setenv("LD_PRELOAD", list.c_str(), 1);
    setenv(wire::socket_variable, socket.c_str(), 1);
    setenv(wire::options_variable, letters.c_str(), 1);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
}

}  // namespace

std::expected<watched_program, std::string> watched_program::start(const std::vector<std::string>& words,
                                                                   const std::string& library,
                                                                   const std::string& socket,
                                                                   const std::string& letters) {
    int failure[2];
    if (pipe2(failure, O_CLOEXEC) != 0) return std::unexpected(std::string(std::strerror(errno)));
    const pid_t child = fork();
    if (child == 0) {
        become(words, library, socket, letters);
        const int error = errno;
        (void)!write(failure[1], &error, sizeof error);
        _exit(127);
    }
    close(failure[1]);
    int error = child == -1 ? errno : 0;
    if (child != -1 && read(failure[0], &error, sizeof error) == 0) error = 0;
    close(failure[0]);
    if (error != 0) {
        if (child != -1) waitpid(child, nullptr, 0);
        return std::unexpected("cannot run " + words[0] + ": " + std::strerror(error));
    }
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
    if (descriptor == -1) {
        const std::string why = std::strerror(errno);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        return std::unexpected("cannot wait for a process: " + why);
    }
    return watched_program(child, descriptor);
}

watched_program::~watched_program() {
    if (descriptor_ != -1) close(descriptor_);
}
watched_program::watched_program(watched_program&& other) noexcept
    : process_(other.process_), descriptor_(std::exchange(other.descriptor_, -1)) {}

void watched_program::send(int signal) const { syscall(SYS_pidfd_send_signal, descriptor_, signal, nullptr, 0); }

int watched_program::status() {
    int status = 0;
    while (waitpid(process_, &status, 0) == -1 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace pawl::observe::report
