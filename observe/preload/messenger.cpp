#include "observe/preload/messenger.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace pawl::observe::preload {

constinit watch_options options{};

namespace {

constinit std::atomic<int> at_work{0};
constinit wire::message message{};
constinit sockaddr_un command{};
constinit socklen_t command_size = 0;

// How long the command may take to read a program's stacks. It may also be stopped, in a debugger say.
constexpr int patience_ms = 10'000;

template <class... Arguments>
long call(long number, Arguments... arguments) noexcept {
    long result;
    do result = syscall(number, arguments...);
    while (result == -1 && errno == EINTR);
    return result;
}

bool names_this_library(const char* begin, std::size_t size) noexcept {
    constexpr char name[] = "libpawl_watch.so";
    constexpr std::size_t length = sizeof name - 1;
    return size >= length && std::memcmp(begin + size - length, name, length) == 0;
}

// LD_PRELOAD without this library, in its own memory: what setenv would allocate the program's allocator may not have yet.
void take_out_of_preload() noexcept {
    char* const list = std::getenv("LD_PRELOAD");
    if (!list) return;
    char* to = list;
    for (const char* from = list; *from;) {
        const std::size_t size = std::strcspn(from, ": ");
        if (size != 0 && !names_this_library(from, size)) {
            if (to != list) *to++ = ':';
            std::memmove(to, from, size);
            to += size;
        }
        from += size + (from[size] ? 1 : 0);
    }
    *to = 0;
    if (to == list) unsetenv("LD_PRELOAD");
}

}  // namespace

void read_options() noexcept {
    if (const char* const letters = std::getenv(wire::options_variable)) {
        options.refuse = std::strchr(letters, 'r') != nullptr;
        options.orders = std::strchr(letters, 'o') == nullptr;
        options.follow = std::strchr(letters, 'f') == nullptr;
    }
    if (const char* const name = std::getenv(wire::socket_variable)) {
        const std::size_t length = std::strlen(name);
        if (length != 0 && length < sizeof command.sun_path - 1) {
            command.sun_family = AF_UNIX;
            std::memcpy(command.sun_path + 1, name, length);
            command_size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + length);
        }
    }
    if (!options.follow) {
        take_out_of_preload();
        unsetenv(wire::socket_variable);
        unsetenv(wire::options_variable);
    }
    options.ready = command_size != 0;
}

telling::telling() noexcept : error_(errno) {
    int none = 0;
    while (!at_work.compare_exchange_weak(none, 1, std::memory_order_acquire)) {
        none = 0;
        // A real-time thread must not keep the one that tells from the processor.
        const timespec moment{0, 100'000};
        syscall(SYS_clock_nanosleep, 1, 0, &moment, nullptr);
    }
    message = {};
}

telling::~telling() {
    at_work.store(0, std::memory_order_release);
    errno = error_;
}

wire::message& telling::facts() noexcept { return message; }

void telling::send(bool wait) noexcept {
    if (command_size == 0) return;
    message.process = static_cast<std::uint32_t>(syscall(SYS_getpid));
    const long to = call(SYS_socket, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    if (to < 0) return;
    if (call(SYS_connect, to, &command, command_size) == 0 &&
        call(SYS_sendto, to, &message, wire::size_of(message.kind), MSG_NOSIGNAL, nullptr, 0) > 0 && wait) {
        pollfd answer{static_cast<int>(to), POLLIN, 0};
        char seen;
        if (call(SYS_poll, &answer, 1, patience_ms) == 1) call(SYS_recvfrom, to, &seen, 1, 0, nullptr, nullptr);
    }
    syscall(SYS_close, to);
}

void telling::begin_again_after_fork() noexcept { at_work.store(0, std::memory_order_relaxed); }

}  // namespace pawl::observe::preload
