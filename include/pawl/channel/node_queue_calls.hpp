// The calls of node_queue.
#pragma once

#include <pawl/channel/node_queue.hpp>

#include <algorithm>

namespace pawl::inline PAWL_PORT::channel {

template <class T>
node_queue<T>* node_queue<T>::make(std::uint32_t reserve) {
    constexpr std::size_t alignment = std::max(alignof(node_queue), store::alignment);
    constexpr std::size_t nodes_at = (sizeof(node_queue) + alignment - 1) / alignment * alignment;
    const std::uint32_t nodes = store::first_chunk(std::size_t{reserve} + 1 + spare_nodes);
    void* const block = ::operator new (nodes_at + nodes * sizeof(node_type), std::align_val_t{alignment});
    return ::new (block) node_queue{static_cast<std::byte*>(block) + nodes_at, nodes, reserve};
}

template <class T>
void node_queue<T>::destroy(node_queue* queue) noexcept {
    queue->~node_queue();
    ::operator delete (queue, std::align_val_t{std::max(alignof(node_queue), store::alignment)});
}

template <class T>
node_queue<T>::node_queue(std::byte* chunk, std::uint32_t nodes, std::uint32_t reserve) noexcept
    : not_for_messages_{nodes - reserve}, nodes_{chunk, nodes} {
    // The list always has a node whose message is gone: the one before the first message.
    const link first{0, nodes_.take()};
    next_of(first).store(first.with(link::none).word(), std::memory_order_relaxed);
    head_.store(first.word(), std::memory_order_relaxed);
    tail_.store(first.word(), std::memory_order_relaxed);
}

template <class T>
node_queue<T>::~node_queue() {
    for (link at = look(head_), next = look(next_of(at)); next.names_a_node(); next = look(next_of(at))) {
        at = at.then(next.node());
        node_type::destroy(nodes_.at(at.node()).content.load(std::memory_order_relaxed), nodes_);
    }
}

template <class T>
typename node_queue<T>::place node_queue<T>::find_last() noexcept PAWL_NONBLOCKING {
    for (;;) {
        const link at = look(tail_), next = look(next_of(at));
        if (next.turn() != at.turn()) continue;  // that node has left the list: the tail has moved on
        if (!next.names_a_node()) return {at, next};
        change(tail_, at, at.then(next.node()));  // or somebody else has
    }
}

template <class T>
typename node_queue<T>::place node_queue<T>::find_first() noexcept PAWL_NONBLOCKING {
    for (;;) {
        const link at = look(head_), next = look(next_of(at));
        if (next.turn() == at.turn()) return {at, next};  // otherwise the head has moved on
    }
}

template <class T>
bool node_queue<T>::no_room(sender_side& side, link last) noexcept PAWL_NONBLOCKING {
    const std::uint64_t places = nodes_.count() - not_for_messages_;
    // relaxed: a hint of this endpoint's own, so that the head's line stays with the receivers.
    if (link{side.head.load(std::memory_order_relaxed)}.until(last) < places) return false;
    const link head = look(head_);
    side.head.store(head.word(), std::memory_order_relaxed);
    return head.until(last) >= places;
}

template <class T>
class node_queue<T>::carrier {
public:
    carrier(store& nodes, T& message) noexcept PAWL_NONBLOCKING : nodes_{nodes}, message_{message} {}
    carrier(const carrier&) = delete;
    carrier& operator=(const carrier&) = delete;
    ~carrier() {
        if (number_ == link::none) return;
        node_type::unload(nodes_.at(number_), nodes_, message_);
        nodes_.give(number_);
    }
    /// False: no node is left.
    bool load() noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (number_ != link::none) return true;
        number_ = nodes_.take();
        if (number_ == link::none) return false;
        node_type::load(nodes_.at(number_), nodes_, message_);
        return true;
    }
    std::uint32_t follow(link last) noexcept PAWL_NONBLOCKING {
        // relaxed: who looks at this node for an older turn sees another one and goes away. The tail is no longer here:
        // find_last() has helped it along, and nobody changes a next before that.
        nodes_.at(number_).next.store(last.then(link::none).word(), std::memory_order_relaxed);
        return number_;
    }
    void published() noexcept PAWL_NONBLOCKING { number_ = link::none; }

private:
    store& nodes_;
    T& message_;
    std::uint32_t number_ = link::none;
};

template <class T>
errc node_queue<T>::push(sender_side& side, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
    carrier mine{nodes_, message};
    for (int losses = 0; losses < most_losses; ++losses) {
        const auto [last, next] = find_last();
        if (next.node() == link::closed) return errc::closed;
        if (no_room(side, last)) {
            if (look(next_of(last)) == next) return errc::full;
            continue;
        }
        if (!mine.load()) return errc::too_many;
        const std::uint32_t number = mine.follow(last);
        if (!change(next_of(last), next, next.with(number))) continue;
        mine.published();
        change(tail_, last, last.then(number));  // a failure: somebody has helped
        items_.notify_one();
        return errc{};
    }
    return errc::contended;
}

template <class T>
errc node_queue<T>::push_at_once(sender_side& side, T& message) noexcept {
    for (;;) {
        const std::uint32_t nodes = nodes_.count();
        const errc why = push(side, message);
        if (why == errc::full || why == errc::too_many) {
            if (!nodes_.grow(nodes)) return errc::no_memory;
        } else if (why != errc::contended) {
            return why;
        }
    }
}

template <class T>
std::expected<T, errc> node_queue<T>::pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
    for (int losses = 0; losses < most_losses; ++losses) {
        const auto [first, next] = find_first();
        if (next.node() == link::none) return std::unexpected(errc::empty);
        if (next.node() == link::closed) return std::unexpected(errc::closed);
        // relaxed: next was read with acquire, after which the sender's content is seen. Should the node have left the
        // list meanwhile, the compare-exchange fails.
        const std::uint64_t content = nodes_.at(next.node()).content.load(std::memory_order_relaxed);
        if (!change(head_, first, first.then(next.node()))) continue;
        struct at_end {
            store& nodes;
            std::uint32_t number;
            ~at_end() { nodes.give(number); }
        } const left{nodes_, first.node()};
        return node_type::fetch(content, nodes_.at(first.node()), nodes_);
    }
    return std::unexpected(errc::contended);
}

template <class T>
std::size_t node_queue<T>::size() noexcept PAWL_NONBLOCKING {
    for (int looks = 0;; ++looks) {
        const link head = look(head_), last = find_last().at;
        // Where receivers are quick, what was counted last: too many by those taken meanwhile.
        if (look(head_) == head || looks == most_losses) return static_cast<std::size_t>(head.until(last));
    }
}

template <class T>
bool node_queue<T>::close() noexcept PAWL_NONBLOCKING {
    for (;;) {
        const auto [last, next] = find_last();
        if (next.node() == link::closed) return false;
        if (!change(next_of(last), next, next.with(link::closed))) continue;
        items_.notify_all();
        return true;
    }
}

template <class T>
void node_queue<T>::reopen() noexcept PAWL_NONBLOCKING {
    for (;;) {
        const auto [last, next] = find_last();
        if (next.node() != link::closed || change(next_of(last), next, next.with(link::none))) return;
    }
}

}  // namespace pawl::inline PAWL_PORT::channel
