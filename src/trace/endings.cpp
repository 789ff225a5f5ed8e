#include "endings.hpp"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>

#include "begin.hpp"

namespace pawl::inline PAWL_PORT::trace {
namespace {

// Sent by others: the program goes on until the file is there.
constexpr int requests[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU};
// Its own mistakes: who made one waits for the file, unless it holds what writing needs.
constexpr int mistakes[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
constexpr std::chrono::seconds patience{3};

constinit port::word asked{0};  // the signal
constinit port::word done{0};
constinit std::atomic<pid_t> process{0};  // in which the thread below is
constinit std::atomic<std::uint32_t> writer{0};

void die_of(int signal) noexcept {
    ::signal(signal, SIG_DFL);
    ::kill(::getpid(), signal);
}
bool nobody_writes() noexcept { return process.load() != ::getpid() || writer.load() == port::task_number(); }
void ask(int signal) noexcept {
    std::uint32_t nothing = 0;
    asked.compare_exchange_strong(nothing, static_cast<std::uint32_t>(signal));
    port::wake_all(asked);
}
void at_request(int signal) noexcept {
    const int before = errno;
    if (nobody_writes())
        die_of(signal);
    else
        ask(signal);
    errno = before;
}
void at_mistake(int signal) noexcept {
    const int before = errno;
    if (!nobody_writes()) {
        const auto until = port::clock::now() + patience;
        ask(signal);
        while (done.load() == 0 && port::clock::now() < until) port::wait(done, 0, until);
    }
    ::signal(signal, SIG_DFL);  // what went wrong goes wrong again, and ends the program as it would have
    errno = before;
}

void* wait_for_a_signal(void*) {
    port::name_this_task("pawl-trace");
    writer.store(port::task_number());
    while (asked.load() == 0) port::wait(asked, 0, port::clock::time_point::max());
    write_at_the_end();
    done.store(1);
    port::wake_all(done);
    const int signal = static_cast<int>(asked.load());
    for (const int each : requests)
        if (signal == each) die_of(signal);
    return nullptr;
}

void handle(int signal, void (*with)(int) noexcept) noexcept {
    struct sigaction now {};
    if (::sigaction(signal, nullptr, &now) != 0 || (now.sa_flags & SA_SIGINFO) || now.sa_handler != SIG_DFL) return;
    struct sigaction action {};
    action.sa_handler = with;
    action.sa_flags = SA_RESTART | SA_ONSTACK;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

void write_when_ended_by_signals() noexcept {
    // The thread takes no signals: those are for the program's own.
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    const bool begun = ::pthread_create(&thread, nullptr, wait_for_a_signal, nullptr) == 0;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (!begun) return;
    ::pthread_detach(thread);
    process.store(::getpid());
    for (const int each : requests) handle(each, at_request);
    for (const int each : mistakes) handle(each, at_mistake);
}

}  // namespace pawl::inline PAWL_PORT::trace
