// The page: HTTP and WebSockets on the loopback address, on one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>

#include "apps/tablet/presses.hpp"

namespace tablet::web {

struct server_settings {
    std::uint16_t port = 8080;       ///< 0: any
    bool or_the_next = true;         ///< where it is in use, the next one that is free, of twenty
    std::size_t most_browsers = 32;  ///< at once; the next one is refused with 503
};

class server {
public:
    /// One JSON object. Called on the server's thread, 20 times a second.
    using teller = std::function<std::string()>;

    /// Listens at 127.0.0.1 alone. The error is a line for people: the port is in use, say.
    [[nodiscard]] static std::expected<std::unique_ptr<server>, std::string> open(const server_settings& settings,
                                                                                  presses::taker press, teller tell);
    /// Ends all connections, and the thread.
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    [[nodiscard]] std::uint16_t port() const noexcept;

private:
    class impl;
    explicit server(std::unique_ptr<impl>);
    std::unique_ptr<impl> impl_;
};

}  // namespace tablet::web
