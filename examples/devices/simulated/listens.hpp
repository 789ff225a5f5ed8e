// Where hosts come to: a socket with a name, or one host that is there already.
#pragma once

#include "bus.hpp"

#include <string>
#include <utility>

namespace devices::simulated {

class listens {
public:
    /// Throws std::runtime_error.
    explicit listens(const std::string& path)
        : file_{::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0)}, path_{path} {
        const sockaddr_un address = bus::named(path);
        remove_if(path, S_IFSOCK);
        require(file_ && ::bind(file_.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                    ::listen(file_.number(), 4) == 0,
                path);
    }
    explicit listens(descriptor host) : only_{std::move(host)} {}
    listens(const listens&) = delete;
    listens& operator=(const listens&) = delete;
    ~listens() {
        if (!path_.empty()) remove_if(path_, S_IFSOCK);
    }
    /// Waits for the next host. None: there will be none, or switched off.
    [[nodiscard]] descriptor next(const off_switch& power) noexcept {
        if (!file_) return std::exchange(only_, descriptor{});
        while (power.waits_for(file_.number(), POLLIN))
            if (descriptor host{::accept4(file_.number(), nullptr, nullptr, SOCK_CLOEXEC)}) return host;
        return descriptor{};
    }

private:
    descriptor file_, only_;
    std::string path_;
};

}  // namespace devices::simulated
