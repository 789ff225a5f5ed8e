// A thread of its own that says when files can be read: no signal of Linux's does that for all of them.
#pragma once

#include <pthread.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>

namespace pawl::inline on_linux::port {

/// Tells each time more can be read from a file: a pipe, a socket, a terminal, an eventfd, a timerfd.
class readable_watch {
public:
    /// tell(argument) runs on the thread of all watches. 0, or an errno: EPERM for a file that is always readable.
    int begin(int file, void (*tell)(void*), void* argument) noexcept {
        tell_ = tell;
        argument_ = argument;
        file_ = file;
        const int all = poll();
        if (all < 0) return -all;
        const lock held;
        epoll_event event{};
        event.events = EPOLLIN | EPOLLET;
        event.data.u64 = numbers + 1;
        if (::epoll_ctl(all, EPOLL_CTL_ADD, file, &event) != 0) return errno;
        number_ = ++numbers;
        next_ = first;
        first = this;
        return 0;
    }
    readable_watch() = default;
    readable_watch(const readable_watch&) = delete;
    readable_watch& operator=(const readable_watch&) = delete;
    /// Waits until tell() is not running any more.
    ~readable_watch() {
        if (number_ == 0) return;
        const lock held;
        ::epoll_ctl(poll(), EPOLL_CTL_DEL, file_, nullptr);
        readable_watch** place = &first;
        while (*place != this) place = &(*place)->next_;
        *place = next_;
    }

private:
    // Held while somebody is told, so that nobody is who has gone.
    class lock {
    public:
        lock() noexcept { ::pthread_mutex_lock(&telling); }
        ~lock() { ::pthread_mutex_unlock(&telling); }
        lock(const lock&) = delete;
        lock& operator=(const lock&) = delete;

    private:
        inline static pthread_mutex_t telling = PTHREAD_MUTEX_INITIALIZER;
    };

    // Begun with the first watch; as long as the program lives.
    [[nodiscard]] static int poll() noexcept {
        static const int all = [] {
            const int made = ::epoll_create1(EPOLL_CLOEXEC);
            if (made < 0) return -errno;
            pthread_t thread;
            sigset_t every, before;
            ::sigfillset(&every);
            ::pthread_sigmask(SIG_SETMASK, &every, &before);
            const int error = ::pthread_create(&thread, nullptr, watch, reinterpret_cast<void*>(std::intptr_t{made}));
            ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
            if (error != 0) return -error;
            ::pthread_setname_np(thread, "pawl-readable");
            ::pthread_detach(thread);
            return made;
        }();
        return all;
    }
    static void* watch(void* argument) noexcept {
        const int all = static_cast<int>(reinterpret_cast<std::intptr_t>(argument));
        for (;;) {
            epoll_event event{};
            if (::epoll_wait(all, &event, 1, -1) != 1) continue;
            // It may have gone before the lock was had: so by number, and not by address.
            const lock held;
            for (const readable_watch* each = first; each; each = each->next_)
                if (each->number_ == event.data.u64) each->tell_(each->argument_);
        }
        return nullptr;
    }

    // Under the lock.
    inline static readable_watch* first = nullptr;
    inline static std::uint64_t numbers = 0;
    readable_watch* next_ = nullptr;
    std::uint64_t number_ = 0;  // 0: not begun

    int file_ = -1;
    void (*tell_)(void*) = nullptr;
    void* argument_ = nullptr;
};

}  // namespace pawl::inline on_linux::port
