// The simulated bus: transactions and what answers them, as packets over a Unix socket. Both programs include this.
#pragma once

#include "descriptor.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>

namespace devices::bus {

enum class kind : std::uint8_t {
    // Of the host:
    reset,  ///< all devices; nobody answers
    setup,  ///< a request of eight bytes
    in,     ///< give me what you have
    out,    ///< take this
    // Of either:
    ack,
    data,
    // Of the device:
    nak,      ///< not now
    stall,    ///< never
    silence,  ///< no device has this address, or knows this transaction; the bus says so in the place of a time-out
};
inline constexpr std::size_t most_bytes = 64;

struct packet {
    bus::kind kind = kind::silence;
    std::uint8_t address = 0, endpoint = 0;
    std::array<std::uint8_t, most_bytes> bytes{};
    std::size_t length = 0;

    packet() = default;
    packet(bus::kind k, std::uint8_t to = 0, std::uint8_t end = 0, std::span<const std::uint8_t> content = {}) noexcept
        : kind{k}, address{to}, endpoint{end}, length{std::min(content.size(), most_bytes)} {
        if (length != 0) std::memcpy(bytes.data(), content.data(), length);
    }
    [[nodiscard]] std::span<const std::uint8_t> content() const noexcept { return std::span{bytes}.first(length); }
};

/// Never waits. False: nobody is at the other end any more, or nobody reads there.
inline bool send(int file, const packet& p) noexcept {
    std::array<std::uint8_t, 3 + most_bytes> raw{static_cast<std::uint8_t>(p.kind), p.address, p.endpoint};
    std::memcpy(raw.data() + 3, p.bytes.data(), p.length);
    const std::size_t size = 3 + p.length;
    return ::send(file, raw.data(), size, MSG_NOSIGNAL | MSG_DONTWAIT) == static_cast<ssize_t>(size);
}
/// Nothing: as above. What is too short or too long to be one comes as of a kind that nobody knows.
inline std::optional<packet> receive(int file) noexcept {
    std::array<std::uint8_t, 4 + most_bytes> raw{};
    const auto got = ::recv(file, raw.data(), raw.size(), 0);
    if (got <= 0) return std::nullopt;
    const auto size = static_cast<std::size_t>(got);
    if (size < 3 || size > 3 + most_bytes) return packet{static_cast<kind>(255)};
    return packet{static_cast<kind>(raw[0]), raw[1], raw[2], std::span{raw}.subspan(3, size - 3)};
}

inline sockaddr_un named(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path)
        throw std::runtime_error{"the name of a socket has 1 to 107 bytes: " + path};
    std::memcpy(address.sun_path, path.data(), path.size());
    return address;
}

}  // namespace devices::bus
