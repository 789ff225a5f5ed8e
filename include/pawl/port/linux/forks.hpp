// What fork() leaves a process on Linux: a copy of the memory, and of the calling thread alone.
#pragma once

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>

namespace pawl::inline on_linux::port {

/// f runs in each child of fork(), on its only thread, before fork() returns there. _Fork(), vfork() and clone() tell
/// nobody.
inline void when_forked(void (*f)() noexcept) noexcept { ::pthread_atfork(nullptr, nullptr, f); }

/// A task of this process. The kernel lets a lock of this process wait for one of another; that one never gives it up.
[[nodiscard]] inline bool task_lives(std::uint32_t task_number) noexcept {
    const int before = errno;
    const bool lives = ::tgkill(::getpid(), static_cast<pid_t>(task_number), 0) == 0 || errno != ESRCH;
    errno = before;
    return lives;
}

}  // namespace pawl::inline on_linux::port
