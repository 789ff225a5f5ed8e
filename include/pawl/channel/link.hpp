// How nodes name each other: by number, with the turn at which the name was given.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::channel {

/// {turn, node} in one word, so that both change by one compare-exchange. A turn is a place in the order of messages (for
/// the head, the tail and a node's next), or a count of changes (for the stack of free nodes): a name that came back
/// meanwhile has another turn. It wraps: a task that is stopped within one compare-exchange while exactly 2^35 messages
/// pass would succeed at the wrong place.
class link {
public:
    static constexpr unsigned node_bits = 29;
    static constexpr std::uint64_t turn_mask = (std::uint64_t{1} << (64 - node_bits)) - 1;
    static constexpr std::uint32_t most_nodes = 1U << (node_bits - 1);
    /// Names of no node: nothing follows yet; nothing will follow, the channel was closed here.
    static constexpr std::uint32_t none = most_nodes, closed = most_nodes + 1;

    constexpr link(std::uint64_t turn, std::uint32_t node) noexcept PAWL_NONBLOCKING : word_{turn << node_bits | node} {
    }
    constexpr explicit link(std::uint64_t word) noexcept PAWL_NONBLOCKING : word_{word} {}
    constexpr std::uint64_t word() const noexcept PAWL_NONBLOCKING { return word_; }
    constexpr std::uint64_t turn() const noexcept PAWL_NONBLOCKING { return word_ >> node_bits; }
    constexpr std::uint32_t node() const noexcept PAWL_NONBLOCKING {
        return static_cast<std::uint32_t>(word_ & ((1U << node_bits) - 1));
    }
    constexpr bool names_a_node() const noexcept PAWL_NONBLOCKING { return node() < most_nodes; }
    /// The same turn and another node; the next turn and this node.
    constexpr link with(std::uint32_t node) const noexcept PAWL_NONBLOCKING { return {turn(), node}; }
    constexpr link then(std::uint32_t node) const noexcept PAWL_NONBLOCKING { return {turn() + 1, node}; }
    /// Turns from this one to a later one.
    constexpr std::uint64_t until(link later) const noexcept PAWL_NONBLOCKING {
        return (later.turn() - turn()) & turn_mask;
    }
    friend constexpr bool operator==(link, link) = default;

private:
    std::uint64_t word_;
};

}  // namespace pawl::inline PAWL_PORT::channel
