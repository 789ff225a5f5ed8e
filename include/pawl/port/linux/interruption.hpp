// Interrupts on Linux are a signal to the thread that takes them, and whatever the system can turn into that signal.
#pragma once

#include <pawl/port/linux/port.hpp>

#include <pthread.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <ctime>

namespace pawl::inline on_linux::port {

/// A signal that nobody else uses: one of the real-time kind, before those that debuggers and profilers like.
#if !defined(PAWL_INTERRUPT_SIGNAL)
#define PAWL_INTERRUPT_SIGNAL (SIGRTMIN + 7)
#endif

/// A thread that takes interrupts. Its object outlives every interrupt of it.
class interrupted_thread {
public:
    /// For the calling thread: take(due, context) runs on top of it from now on, each time somebody interrupts it. due: what
    /// the source said, -1 where it said nothing.
    void begin(void (*take)(int due)) noexcept {
        static constinit std::atomic<bool> installed{false};
        thread_ = static_cast<pid_t>(pawl_thread_number());
        taken_by = take;
        if (installed.exchange(true)) return;
        struct sigaction action {};
        action.sa_sigaction = [](int, siginfo_t* about, void*) {
            const int before = errno;
            if (taken_by) taken_by(about->si_code == SI_TIMER ? about->si_value.sival_int : -1);
            errno = before;
        };
        // SA_NODEFER: another interrupt may come on top at once, if its priority lets it.
        action.sa_flags = SA_SIGINFO | SA_RESTART | SA_NODEFER;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(PAWL_INTERRUPT_SIGNAL, &action, nullptr);
    }
    /// From anywhere. Never blocks: one system call.
    void interrupt() const noexcept PAWL_NONBLOCKING {
        PAWL_TRUSTED(::tgkill(::getpid(), thread_, PAWL_INTERRUPT_SIGNAL);)  // async-signal-safe, and waits for nobody
    }
    [[nodiscard]] pid_t number() const noexcept { return thread_; }

private:
    inline static thread_local void (*taken_by)(int) = nullptr;
    pid_t thread_ = 0;
};

/// Interrupts a thread again and again, by the steady clock.
class interrupt_alarm {
public:
    /// due: what take() is told. False: the system has no more timers.
    bool begin(const interrupted_thread& thread, int due) noexcept {
        sigevent how{};
        how.sigev_notify = SIGEV_THREAD_ID;
        how.sigev_signo = PAWL_INTERRUPT_SIGNAL;
        how.sigev_value.sival_int = due;
        how._sigev_un._tid = thread.number();
        return begun_ = ::timer_create(CLOCK_MONOTONIC, &how, &timer_) == 0;
    }
    interrupt_alarm() = default;
    interrupt_alarm(const interrupt_alarm&) = delete;
    interrupt_alarm& operator=(const interrupt_alarm&) = delete;
    ~interrupt_alarm() {
        if (begun_) ::timer_delete(timer_);
    }
    /// first from now, then each period; a period of 0: once. first 0: never.
    void arm(std::chrono::nanoseconds first, std::chrono::nanoseconds period) noexcept {
        const auto parts = [](std::chrono::nanoseconds time) {
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
            return timespec{static_cast<time_t>(seconds.count()), static_cast<long>((time - seconds).count())};
        };
        const itimerspec when{parts(period), parts(first)};
        ::timer_settime(timer_, 0, &when, nullptr);
    }

private:
    timer_t timer_{};
    bool begun_ = false;
};

}  // namespace pawl::inline on_linux::port
