// The list behind unbounded.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/node.hpp>
#include <pawl/channel/node_store.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/sending_at_once.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>

namespace pawl::inline PAWL_PORT::channel {

/// First in, first out, for any number of senders and receivers (Michael and Scott, "Simple, fast, and practical
/// non-blocking and blocking concurrent queue algorithms", PODC 1996). A message is published by one compare-exchange on
/// the last node's next; the tail is helped along by whoever finds it behind, so that a stopped sender hides nothing. The
/// channel is closed by the same compare-exchange, which makes the last node's next say so: each send comes before it
/// or is refused.
///
/// Linearization: a send at its compare-exchange on next, a receive at its compare-exchange on the head; empty and closed
/// where next was read; full where the room was read, between two looks that found the same last node.
template <class T>
class node_queue {
    using node_type = node<T>;
    using store = node_store<node_type>;

public:
    using value_type = T;
    using sending = sending_at_once<node_queue>;
    using receiving = plain_receiving<node_queue>;
    static constexpr bool many_senders = true, many_receivers = true;
    static constexpr bool realtime_send = true, realtime_receive = true;
    /// Lost compare-exchanges after which a call returns contended.
    static constexpr int most_losses = 64;
    /// Nodes beyond the reserve for calls under way: so many may be stopped half-way before try_send misses a place.
    static constexpr std::uint32_t spare_nodes = 16;
    static constexpr std::size_t most_reserve = link::most_nodes - spare_nodes - 1;

    /// The head as a sender last saw it. It may be old: there is then more room than the sender believes, and it looks.
    struct sender_side {
        std::atomic<std::uint64_t> head{0};
    };
    struct receiver_side {};

    /// One allocation, for the reserve too. Throws std::bad_alloc.
    static node_queue* make(std::uint32_t reserve);
    static void destroy(node_queue* queue) noexcept;

    /// Takes the message only when it returns errc{}. Never allocates.
    errc push(sender_side& side, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>);
    /// The same, and makes nodes where none is left. no_memory: it could not.
    errc push_at_once(sender_side& side, T& message) noexcept;
    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>);

    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING { return true; }
    [[nodiscard]] bool can_pop() noexcept PAWL_NONBLOCKING { return find_first().next.node() != link::none; }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return link::most_nodes - not_for_messages_; }
    [[nodiscard]] std::size_t size() noexcept PAWL_NONBLOCKING;
    [[nodiscard]] bool is_closed() noexcept PAWL_NONBLOCKING { return find_last().next.node() == link::closed; }
    /// Lock-free. False: it was closed.
    bool close() noexcept PAWL_NONBLOCKING;
    void reopen() noexcept PAWL_NONBLOCKING;

    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}

    node_queue(const node_queue&) = delete;
    node_queue& operator=(const node_queue&) = delete;
    endpoints ends{unlimited, unlimited};

private:
    node_queue(std::byte* chunk, std::uint32_t nodes, std::uint32_t reserve) noexcept;
    ~node_queue();

    struct place {
        link at;
        link next;
    };
    place find_last() noexcept PAWL_NONBLOCKING;
    place find_first() noexcept PAWL_NONBLOCKING;
    bool no_room(sender_side& side, link last) noexcept PAWL_NONBLOCKING;

    static link look(const std::atomic<std::uint64_t>& word) noexcept PAWL_NONBLOCKING {
        // seq_cst: a waiter looks here after it has announced itself (wait/event.hpp).
        return link{word.load(std::memory_order_seq_cst)};
    }
    // seq_cst: the change that a notifier makes before it looks for waiters.
    static bool change(std::atomic<std::uint64_t>& word, link from, link to) noexcept PAWL_NONBLOCKING {
        std::uint64_t expected = from.word();
        return word.compare_exchange_strong(expected, to.word(), std::memory_order_seq_cst);
    }
    std::atomic<std::uint64_t>& next_of(link at) noexcept PAWL_NONBLOCKING { return nodes_.at(at.node()).next; }

    // A node and the message in it, until it is published or the call ends.
    class carrier;

    alignas(port::cache_line) std::atomic<std::uint64_t> tail_{0};
    alignas(port::cache_line) std::atomic<std::uint64_t> head_{0};
    alignas(port::cache_line) wait::event items_;
    std::uint32_t not_for_messages_;
    store nodes_;
};

}  // namespace pawl::inline PAWL_PORT::channel

#include <pawl/channel/node_queue_calls.hpp>
