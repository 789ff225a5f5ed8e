#include "check/supervise/worker.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "check/wire/session.hpp"

extern char** environ;

namespace pawl::check::supervise {
namespace {

std::vector<std::string> worker_environment(int session_descriptor) {
    const std::string session = std::string(wire::session_variable) + "=";
    std::vector<std::string> result;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!text.starts_with(session) && !text.starts_with("LD_BIND_NOW=") && !text.starts_with("RUST_BACKTRACE="))
            result.emplace_back(text);
    }
    result.push_back(session + std::to_string(session_descriptor));
    // Lazy binding would write into the global offset table in the middle of an execution.
    result.push_back("LD_BIND_NOW=1");
    // Printing one takes longer than everything else, in each execution that panics; Pawl shows stacks itself.
    result.push_back("RUST_BACKTRACE=0");
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

struct child_plan {
    const char* executable;
    char** arguments;
    char** environment;
    const char* input;
    int session_descriptor;
    int error_pipe;
    pid_t parent;
};

// Between fork and exec.
[[noreturn]] void become(const child_plan& plan) {
    const auto give_up = [&] {
        const int error = errno;
        (void)!write(plan.error_pipe, &error, sizeof error);
        _exit(127);
    };
    // Nothing is left behind if the supervisor dies, even between fork and this call.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != plan.parent) _exit(127);
    // A group of its own: Ctrl-C is for the supervisor, and its children can be ended with it.
    setpgid(0, 0);
    personality(personality(0xffffffff) | ADDR_NO_RANDOMIZE);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGCHLD, SIGHUP}) signal(number, SIG_DFL);

    const int input = open(plan.input, O_RDONLY | O_CLOEXEC);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (input < 0 || nowhere < 0) give_up();
    if (dup2(input, 0) < 0 || dup2(nowhere, 1) < 0 || dup2(nowhere, 2) < 0) give_up();
    close_range(3, ~0u, CLOSE_RANGE_CLOEXEC);
    if (fcntl(plan.session_descriptor, F_SETFD, 0) != 0) give_up();
    execve(plan.executable, plan.arguments, plan.environment);
    give_up();
    __builtin_unreachable();
}

}  // namespace

std::filesystem::path regular_standard_input() {
    struct stat about {};
    if (fstat(0, &about) != 0 || !S_ISREG(about.st_mode)) return {};
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/fd/0", error);
}

std::expected<worker, std::string> worker::start(const launch& what, int session_descriptor) {
    const std::filesystem::path executable = std::filesystem::absolute(what.executable);
    const std::string input = what.standard_input.empty() ? "/dev/null" : what.standard_input.string();
    std::vector<std::string> arguments{executable.string()};
    arguments.insert(arguments.end(), what.arguments.begin(), what.arguments.end());
    std::vector<std::string> environment = worker_environment(session_descriptor);
    std::vector<char*> argument_pointers = pointers(arguments);
    std::vector<char*> environment_pointers = pointers(environment);

    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0)
        return std::unexpected(std::string("cannot make a pipe: ") + std::strerror(errno));
    const child_plan plan{executable.c_str(),
                          argument_pointers.data(),
                          environment_pointers.data(),
                          input.c_str(),
                          session_descriptor,
                          pipe_ends[1],
                          getpid()};
    const pid_t process = fork();
    if (process == 0) become(plan);
    const int fork_error = errno;
    close(pipe_ends[1]);
    if (process < 0) {
        close(pipe_ends[0]);
        return std::unexpected(std::string("cannot start a process: ") + std::strerror(fork_error));
    }
    worker started(process);
    int error = 0;
    ssize_t got = 0;
    do got = read(pipe_ends[0], &error, sizeof error);
    while (got < 0 && errno == EINTR);
    close(pipe_ends[0]);
    if (got == sizeof error)
        return std::unexpected("cannot start " + executable.string() + ": " + std::strerror(error));
    return started;
}

worker::worker(worker&& other) noexcept : process_(std::exchange(other.process_, -1)), status_(other.status_) {}

worker& worker::operator=(worker&& other) noexcept {
    std::swap(process_, other.process_);
    std::swap(status_, other.status_);
    return *this;
}

worker::~worker() { kill(); }

std::optional<int> worker::death() {
    int status = 0;
    if (!status_ && process_ > 0 && waitpid(process_, &status, WNOHANG) == process_) status_ = status;
    return status_;
}

void worker::signal(int number) const {
    if (process_ > 0 && !status_) ::kill(process_, number);
}

void worker::kill() {
    if (process_ <= 0) return;
    // The group: whatever the program itself has started goes too.
    ::kill(-process_, SIGKILL);
    if (!status_) {
        ::kill(process_, SIGKILL);
        int status = 0;
        while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        status_ = status;
    }
    process_ = -1;
}

std::string death_words(int wait_status) {
    if (WIFSIGNALED(wait_status)) {
        const int number = WTERMSIG(wait_status);
        return "was killed by signal " + std::to_string(number) + " (" + strsignal(number) + ")";
    }
    return "ended with status " + std::to_string(WEXITSTATUS(wait_status));
}

}  // namespace pawl::check::supervise
