// A conversation between two tasks whose order the compiler keeps.
#pragma once

#include <pawl/channel/protocol.hpp>
#include <pawl/channel/session_endpoint.hpp>
#include <pawl/channel/session_table.hpp>

namespace pawl::inline PAWL_PORT {

/// Both sides of a conversation: `auto [client, server] = pawl::session<Protocol>::open();`. The client does what Protocol says, the
/// server the dual. One allocation, here; none later. Throws std::bad_alloc.
template <class Protocol>
struct [[nodiscard]] session {
    using client_type = endpoint_of<Protocol>;
    using server_type = endpoint_of<protocol::dual<Protocol>>;

    [[nodiscard]] static session open() { return session{}; }
    session() : session{make()} {}

    client_type client;
    server_type server;

private:
    static channel::session_table* make() {
        using shape = protocol::detail::of<Protocol>;
        return channel::session_table::make<shape::bytes, shape::alignment>();
    }
    explicit session(channel::session_table* table) noexcept
        : client{table, channel::seat::client}, server{table, channel::seat::server} {}
};

}  // namespace pawl::inline PAWL_PORT
