// How somebody outside reaches a program on Linux, and how a thread that watches others runs where they do not let it.
#pragma once

#include <pawl/port/linux/port.hpp>

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

namespace pawl::inline on_linux::port {

/// Before every task that SCHED_FIFO and SCHED_RR know; an ordinary thread stays what it is where that is not allowed
/// (RLIMIT_RTPRIO, CAP_SYS_NICE).
inline bool run_before_all() noexcept {
    const sched_param highest{::sched_get_priority_max(SCHED_FIFO)};
    return ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &highest) == 0;
}

/// An ordinary thread, whatever started it.
inline bool run_as_ordinary() noexcept {
    const sched_param none{};
    return ::pthread_setschedparam(::pthread_self(), SCHED_OTHER, &none) == 0;
}

inline bool run_on(int core) noexcept {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    return ::pthread_setaffinity_np(::pthread_self(), sizeof one, &one) == 0;
}

/// f(core) for each one on which the calling task may run.
template <class F>
void cores_of_this_program(F&& f) {
    cpu_set_t all;
    if (::sched_getaffinity(0, sizeof all, &all) != 0) return;
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(core, &all)) f(core);
}

/// Signals go to the program's own tasks.
inline void take_no_signals() noexcept {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, nullptr);
}

/// f must be async-signal-safe. Calls that the signal interrupts go on (SA_RESTART).
inline bool when_asked(int signal, void (*f)(int) noexcept) noexcept {
    struct sigaction action {};
    action.sa_handler = f;
    action.sa_flags = SA_RESTART;
    ::sigfillset(&action.sa_mask);
    return ::sigaction(signal, &action, nullptr) == 0;
}

/// How much of a report is written at once, and the longest place of a call in it: they stand on the stack of who writes.
inline constexpr std::size_t longest_place = 256;
inline constexpr std::size_t text_buffer = 1024;

/// Gives up where the file does not take it.
inline void write_out(int file, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace pawl::inline on_linux::port
