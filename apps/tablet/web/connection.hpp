// One connection before it is a WebSocket: requests and answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "apps/tablet/web/answers.hpp"
#include "apps/tablet/web/asio.hpp"

namespace tablet::web {

/// What a connection needs of the server.
class host_of_connections {
public:
    [[nodiscard]] virtual std::uint16_t port() const noexcept = 0;
    /// False: there are too many browsers. Otherwise the stream is taken.
    [[nodiscard]] virtual bool becomes_browser(beast::tcp_stream& stream, request& asked) = 0;
    virtual void connection_is_over() = 0;

protected:
    ~host_of_connections() = default;
};

class connection : public std::enable_shared_from_this<connection> {
public:
    connection(tcp::socket socket, host_of_connections& host) : stream_{std::move(socket)}, host_{host} {}
    ~connection() { host_.connection_is_over(); }
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    /// Until it is closed, becomes a WebSocket, or says nothing for ten seconds.
    void read();

private:
    void take(request asked);
    void write(response answer);

    beast::tcp_stream stream_;
    host_of_connections& host_;
    beast::flat_buffer incoming_{16'384};
    std::optional<http::request_parser<http::string_body>> parser_;
    std::optional<response> outgoing_;
};

}  // namespace tablet::web
