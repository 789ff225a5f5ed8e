// The near end of a pseudo-terminal; whoever opens the other one sits at the terminal.
#pragma once

#include "descriptor.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <span>
#include <string>

namespace devices::simulated {

/// Bytes go through as they are. Nobody needs to be there: what is written waits in the system, as much as it takes, and who
/// comes, goes and comes again finds it there.
class pty {
public:
    /// link: a name for the far end that stands until this goes; empty: none. Throws std::runtime_error.
    explicit pty(const std::string& link = {}) : near_{::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)} {
        require(near_ && ::grantpt(near_.number()) == 0 && ::unlockpt(near_.number()) == 0, "no pseudo-terminal");
        char name[64];
        require(::ptsname_r(near_.number(), name, sizeof name) == 0, "no pseudo-terminal");
        name_ = name;
        // Held open, so that the line stays up while nobody else has it.
        far_ = descriptor{::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)};
        require(static_cast<bool>(far_), name_);
        termios raw{};
        ::tcgetattr(far_.number(), &raw);
        ::cfmakeraw(&raw);
        ::tcsetattr(far_.number(), TCSANOW, &raw);
        ::fcntl(near_.number(), F_SETFL, O_NONBLOCK);
        if (link.empty()) return;
        remove_if(link, S_IFLNK);
        require(::symlink(name, link.c_str()) == 0, link);
        link_ = link;
    }
    pty(const pty&) = delete;
    pty& operator=(const pty&) = delete;
    ~pty() {
        if (!link_.empty()) remove_if(link_, S_IFLNK);
    }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    /// Waits for some bytes. Empty: switched off.
    [[nodiscard]] std::span<char> read(std::span<char> into, const off_switch& power) noexcept {
        while (power.waits_for(near_.number(), POLLIN))
            if (const auto got = ::read(near_.number(), into.data(), into.size()); got > 0)
                return into.first(static_cast<std::size_t>(got));
        return {};
    }
    /// Waits until all are written. False: switched off.
    bool write(std::span<const char> bytes, const off_switch& power) noexcept {
        while (!bytes.empty()) {
            if (!power.waits_for(near_.number(), POLLOUT)) return false;
            if (const auto put = ::write(near_.number(), bytes.data(), bytes.size()); put > 0)
                bytes = bytes.subspan(static_cast<std::size_t>(put));
        }
        return true;
    }

private:
    descriptor near_, far_;
    std::string name_, link_;
};

}  // namespace devices::simulated
