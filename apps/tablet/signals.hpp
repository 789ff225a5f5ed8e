// What ends the program from outside, as a descriptor that can be waited for.
#pragma once

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <initializer_list>

namespace tablet {

/// From here on SIGINT, SIGTERM, SIGHUP and SIGWINCH stop nobody: this thread and those that it begins leave them to take().
class signals {
public:
    signals() {
        sigset_t all;
        sigemptyset(&all);
        for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGWINCH}) sigaddset(&all, each);
        pthread_sigmask(SIG_BLOCK, &all, &before_);
        file_ = signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
        std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error of write()
    }
    signals(const signals&) = delete;
    signals& operator=(const signals&) = delete;
    ~signals() {
        if (file_ >= 0) ::close(file_);
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    /// Readable where take() has something.
    [[nodiscard]] int file() const noexcept { return file_; }
    /// The next one that came; 0: none.
    [[nodiscard]] int take() const noexcept {
        signalfd_siginfo one{};
        return ::read(file_, &one, sizeof one) == static_cast<ssize_t>(sizeof one) ? static_cast<int>(one.ssi_signo)
                                                                                   : 0;
    }

private:
    sigset_t before_{};
    int file_ = -1;
};

}  // namespace tablet
