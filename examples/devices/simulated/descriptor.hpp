// A file descriptor that is closed at its end, and waits for files that can be ended from elsewhere.
#pragma once

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

namespace devices::simulated {

class descriptor {
public:
    descriptor() = default;
    explicit descriptor(int number) noexcept : number_{number} {}
    descriptor(descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    descriptor& operator=(descriptor other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const noexcept { return number_; }
    [[nodiscard]] explicit operator bool() const noexcept { return number_ >= 0; }

private:
    int number_ = -1;
};

/// Throws what the system says.
inline void require(bool done, const std::string& what) {
    if (!done) throw std::runtime_error{what + ": " + std::strerror(errno)};
}

/// What is left of an earlier run, and nothing else that somebody may have under this name.
inline void remove_if(const std::string& path, mode_t kind) noexcept {
    struct stat there {};
    if (::lstat(path.c_str(), &there) == 0 && (there.st_mode & S_IFMT) == kind) ::unlink(path.c_str());
}

/// Ends the waits of a thread, for good.
class off_switch {
public:
    off_switch() : file_{::eventfd(0, EFD_CLOEXEC)} { require(static_cast<bool>(file_), "eventfd"); }
    void off() noexcept {
        const std::uint64_t one = 1;
        static_cast<void>(!::write(file_.number(), &one, sizeof one));
    }
    /// Until `file` is ready for `events` (POLLIN, POLLOUT), or gone. False: switched off, or nothing for so many milliseconds.
    [[nodiscard]] bool waits_for(int file, short events, int milliseconds = -1) const noexcept {
        pollfd both[] = {{file, events, 0}, {file_.number(), POLLIN, 0}};
        int ready = 0;
        do ready = ::poll(both, 2, milliseconds);
        while (ready < 0 && errno == EINTR);
        return ready > 0 && both[1].revents == 0;
    }

private:
    descriptor file_;
};

}  // namespace devices::simulated
