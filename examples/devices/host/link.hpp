// The host's end of the bus: one transaction after the other.
#pragma once

#include "../simulated/bus.hpp"

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

namespace host {

namespace bus = devices::bus;
using devices::simulated::descriptor;
using devices::simulated::off_switch;

/// The device's program has gone, or the bus has.
struct nobody_there : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class link {
public:
    explicit link(descriptor file) : file_{std::move(file)} {}
    /// Throws nobody_there where no device listens.
    static link to(const std::string& path) {
        descriptor file{::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0)};
        const sockaddr_un address = bus::named(path);
        if (::connect(file.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw nobody_there{"no device at " + path};
        return link{std::move(file)};
    }

    void tell(const bus::packet& p) const {
        if (!bus::send(file_.number(), p)) throw nobody_there{"the device has gone"};
    }
    [[nodiscard]] bus::packet ask(const bus::packet& p) const {
        tell(p);
        // The bus answers whatever the device does; so a silence of its own means that nothing moves there any more.
        if (!never_.waits_for(file_.number(), POLLIN, 10'000)) throw nobody_there{"the bus stands still"};
        const auto answer = bus::receive(file_.number());
        if (!answer) throw nobody_there{"the device has gone"};
        return *answer;
    }
    void hang_up() { file_ = {}; }

private:
    descriptor file_;
    off_switch never_;
};

}  // namespace host
