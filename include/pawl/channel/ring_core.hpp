// The ring between one producer and one consumer.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/ring_gate.hpp>
#include <pawl/channel/ring_place.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/asymmetric_event.hpp>
#include <pawl/watch/trace_hook.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <expected>
#include <memory>
#include <new>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// Lamport's ring ("Proving the correctness of multiprocess programs", 1977): each end writes its own position only. Each
/// end keeps what it last saw of the other's, and looks again when that is used up (Lee, Bu and Chandranmenon, "A
/// lock-free, cache-efficient shared ring buffer for multi-core architectures", 2009). Wait-free on both sides by loads
/// and stores.
///
/// Linearization: a send where the tail is stored, a receive where the head is; full and empty where the peer's position
/// was loaded; closing in ring_gate.hpp.
template <class T, std::size_t Capacity>
class ring_core {
public:
    using value_type = T;
    using sending = plain_sending<ring_core>;
    using receiving = plain_receiving<ring_core>;
    static constexpr bool many_senders = false, many_receivers = false;
    static constexpr bool realtime_send = true, realtime_receive = true;
    static constexpr bool tells_who_wakes = true;
    struct sender_side {};
    struct receiver_side {};

    ring_core() noexcept = default;
    ring_core(const ring_core&) = delete;
    ring_core& operator=(const ring_core&) = delete;
    ~ring_core() {
        // relaxed: whoever destroys the ring comes after both ends.
        for (ring_position at = head_.load(std::memory_order_relaxed); at != tail_.load(std::memory_order_relaxed);
             ++at)
            drop(at);
    }

    errc push(sender_side&, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const ring_position at = gate_.at(), next = at + 1;
        if (!gate_.pass(next)) [[unlikely]]
            if (!look_for_room(at, next)) return refuse(at);
        std::construct_at(bytes_at(tail_index_.at(at)), std::move(message));
        publish(next, 1);
        return errc{};
    }

    std::expected<T, errc> pop(receiver_side&) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const ring_position at = head_.load(std::memory_order_relaxed);
        if (at == seen_tail_) [[unlikely]]
            if (!look_for_messages(at)) return std::unexpected(nothing_there(at));
        struct at_end {  // the message is moved into the caller's result before its place is given up
            ring_core& ring;
            ring_position at;
            ~at_end() { ring.drop(at); }
        } const taken{*this, at};
        return std::expected<T, errc>{std::in_place, std::move(*place_at(head_index_.at(at)))};
    }

    /// At most `most` free places in a row, to be filled by hand; then commit().
    std::span<T> grant(std::size_t most) noexcept PAWL_NONBLOCKING {
        const ring_position at = gate_.at(), next = at + 1;
        const bool free = gate_.pass(next) || look_for_room(at, next);
        refuse(at);  // nothing is on its way yet
        if (!free) return {};
        return in_a_row(tail_index_.at(at), std::min(most, head_.load(std::memory_order_acquire) + Capacity - at));
    }
    /// Publishes the first count of them. too_many: so many were not granted.
    errc commit(std::size_t count) noexcept PAWL_NONBLOCKING {
        const ring_position at = gate_.at(), next = at + count;
        if (count == 0) return errc{};
        if (count > Capacity - tail_index_.at(at)) return errc::too_many;
        if (!gate_.pass(next) && !look_for_room(at, next))
            return refuse(at) == errc::full ? errc::too_many : errc::closed;
        publish(next, count);
        return errc{};
    }
    /// The same for the consumer: what is there, in a row; then release().
    std::span<T> peek(std::size_t most) noexcept PAWL_NONBLOCKING {
        const ring_position at = head_.load(std::memory_order_relaxed);
        if (!look_for_messages(at)) return {};
        return in_a_row(head_index_.at(at), std::min(most, seen_tail_ - at));
    }
    errc release(std::size_t count) noexcept PAWL_NONBLOCKING {
        const ring_position at = head_.load(std::memory_order_relaxed);
        if (count > std::min(seen_tail_ - at, Capacity - head_index_.at(at))) return errc::too_many;
        if (count != 0) give_up(at + count, count);
        return errc{};
    }

    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING { return gate_.closing() || size() != Capacity; }
    [[nodiscard]] bool can_pop() noexcept PAWL_NONBLOCKING {
        const ring_position at = head_.load(std::memory_order_relaxed);
        return at != tail_.load(std::memory_order_acquire) || gate_.nothing_follows(at, tail_);
    }
    wait::asymmetric_event& room() noexcept { return room_; }
    wait::asymmetric_event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return Capacity; }
    [[nodiscard]] std::size_t size() const noexcept PAWL_NONBLOCKING {
        // The head first: what is sent meanwhile counts, what is taken meanwhile as well. relaxed: each end knows its own
        // position, and the other one is a number only; whoever acts on it acquires when it takes or fills the place.
        const ring_position head = head_.load(std::memory_order_relaxed);
        return std::min(Capacity, tail_.load(std::memory_order_relaxed) - head);
    }
    [[nodiscard]] bool is_closed() noexcept PAWL_NONBLOCKING { return gate_.closed(tail_); }
    /// Not from an interrupt: it interrupts the other cores for about a microsecond.
    bool close() noexcept {
        if (!gate_.close(tail_)) return false;
        items_.notify_all();
        room_.notify_all();
        return true;
    }
    void reopen() noexcept { gate_.reopen(); }
    /// Before the first message.
    void prepare() noexcept { gate_.prepare(); }

    void retire(auto&) noexcept {}
    void hand_over(auto&, auto&) noexcept {}
    static void destroy(ring_core*) noexcept {}

    endpoints ends{2, 1, 1};

private:
    T* bytes_at(std::size_t index) noexcept PAWL_NONBLOCKING {
        return reinterpret_cast<T*>(places_ + index * sizeof(T));
    }
    T* place_at(std::size_t index) noexcept PAWL_NONBLOCKING { return std::launder(bytes_at(index)); }
    std::span<T> in_a_row(std::size_t index, std::size_t most) noexcept PAWL_NONBLOCKING {
        return {place_at(index), std::min(most, Capacity - index)};
    }

    bool look_for_room(ring_position at, ring_position next) noexcept PAWL_NONBLOCKING {
        // acquire: the consumer has done with what stood in these places.
        return gate_.look(at, next, head_.load(std::memory_order_acquire) + Capacity);
    }
    errc refuse(ring_position at) noexcept PAWL_NONBLOCKING {
        gate_.take_back(at);
        items_.notify_one();
        return gate_.closing() ? errc::closed : errc::full;
    }
    void publish(ring_position next, std::size_t count) noexcept PAWL_NONBLOCKING {
        tail_index_.advance(count);
        // release: the messages, to the consumer's acquire in look_for_messages.
        tail_.store(next, std::memory_order_release);
        if (items_.notify_one()) trace::tell_of(trace::traced::sent, this, ends.name());
    }

    bool look_for_messages(ring_position at) noexcept PAWL_NONBLOCKING {
        // acquire: what the producer put there.
        const ring_position tail = tail_.load(std::memory_order_acquire);
        if (tail == at) return false;
        seen_tail_ = tail;
        return true;
    }
    errc nothing_there(ring_position at) noexcept PAWL_NONBLOCKING {
        return gate_.nothing_follows(at, tail_) ? errc::closed : errc::empty;
    }
    void drop(ring_position at) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        std::destroy_at(place_at(head_index_.at(at)));
        give_up(at + 1, 1);
    }
    void give_up(ring_position next, std::size_t count) noexcept PAWL_NONBLOCKING {
        head_index_.advance(count);
        // release: the places are read and empty, to the producer's acquire in look_for_room.
        head_.store(next, std::memory_order_release);
        if (room_.notify_one()) trace::tell_of(trace::traced::received, this, ends.name());
    }

    // Each line is written by one end only. The peer's reading takes nothing from who writes: its copy stays.
    ring_gate gate_;
    alignas(port::cache_line) std::atomic<ring_position> tail_{0};
    [[no_unique_address]] ring_index<Capacity> tail_index_;
    alignas(port::cache_line) std::atomic<ring_position> head_{0};
    ring_position seen_tail_ = 0;
    [[no_unique_address]] ring_index<Capacity> head_index_;
    // Read at each call, written by who sleeps.
    alignas(port::cache_line) wait::asymmetric_event items_;
    wait::asymmetric_event room_;
    static constexpr std::size_t alignment = std::max(alignof(T), port::cache_line);
    alignas(alignment) std::byte places_[Capacity * sizeof(T)];
};

}  // namespace pawl::inline PAWL_PORT::channel
