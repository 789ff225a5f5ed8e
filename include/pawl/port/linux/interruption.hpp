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
#include <utility>

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
        // What comes meanwhile waits until let_others_come(): signals that are faster than this would pile up on the stack.
        action.sa_flags = SA_SIGINFO | SA_RESTART;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(PAWL_INTERRUPT_SIGNAL, &action, nullptr);
    }
    /// Within take(): calls f(), and others may come on top of that, if their priority lets them.
    template <class F>
    static void let_others_come(F&& f) noexcept {
        const auto change = [](int how) {
            sigset_t one;
            ::sigemptyset(&one);
            ::sigaddset(&one, PAWL_INTERRUPT_SIGNAL);
            ::pthread_sigmask(how, &one, nullptr);
        };
        change(SIG_UNBLOCK);
        std::forward<F>(f)();
        change(SIG_BLOCK);
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
    /// A signal takes some microseconds: of a clock that is faster than that, nothing else would ever run.
    static constexpr std::chrono::microseconds shortest_period{20};

    /// first from now, then each period, of shortest_period at least; a period of 0: once. first 0: never.
    void arm(std::chrono::nanoseconds first, std::chrono::nanoseconds period) noexcept {
        if (period.count() > 0 && period < shortest_period) period = shortest_period;
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
