// What a peer looks like to the measurements: a class around a queue or channel, with a half for each thread.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace bench {

constexpr std::size_t capacity = 1024;

template <typename Peer>
concept adapter = requires(Peer& peer, std::uint64_t& message, decltype(peer.sender()) sender,
                           decltype(peer.receiver()) receiver) {
    requires std::constructible_from<Peer, std::size_t>;  // capacity; an unbounded queue takes it as a hint
    { sender.try_send(message) } -> std::same_as<bool>;
    { receiver.try_recv(message) } -> std::same_as<bool>;
    { Peer::many_senders } -> std::convertible_to<bool>;
};

/// Can sleep as well, in send (where it is bounded) and in recv.
template <typename Peer>
concept blocking_adapter = adapter<Peer> &&
    requires(std::uint64_t& message, Peer& peer, decltype(peer.sender()) sender, decltype(peer.receiver()) receiver) {
    sender.send(message);
    receiver.recv(message);
};

}  // namespace bench
