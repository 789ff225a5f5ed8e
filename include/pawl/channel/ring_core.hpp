// The ring between one producer and one consumer.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/ring_positions.hpp>
#include <pawl/channel/ring_seal.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/asymmetric_event.hpp>

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
/// end keeps what it last saw of the other's position, and looks again when that is used up (Giacomoni, Moseley and
/// Vachharajani, "FastForward", 2008, on why that matters). Wait-free on both sides by loads and stores.
///
/// Linearization: a send where the tail is stored, a receive where the head is; full and empty where the peer's position
/// was loaded. Closing: ring_seal.hpp.
template <class T, std::size_t N>
class ring_core {
    using positions = ring_positions<N>;
    using position = typename positions::position;

public:
    using value_type = T;
    using sending = plain_sending<ring_core>;
    using receiving = plain_receiving<ring_core>;
    static constexpr bool many_senders = false, many_receivers = false;
    static constexpr bool realtime_send = true, realtime_receive = true;

    /// What an end keeps: where it is, and how far it may go before it must look at the peer. On lines of its own: the two
    /// ends often stand side by side in one variable.
    struct alignas(port::cache_line) end_side {
        position at = 0, limit = 0;
    };
    struct sender_side : end_side {};
    struct receiver_side : end_side {};

    ring_core() noexcept = default;
    ring_core(const ring_core&) = delete;
    ring_core& operator=(const ring_core&) = delete;
    ~ring_core() {
        const position tail = tail_.load(std::memory_order_acquire);
        for (position at = head_.load(std::memory_order_acquire); at != tail; at = positions::advanced(at, 1))
            std::destroy_at(place(at));
    }

    errc push(sender_side& side, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const position at = side.at, next = positions::advanced(at, 1);
        if (at == side.limit) [[unlikely]]
            if (const errc why = look_for_room(side); why != errc{}) return why;
        if (!seal_.announce(next)) [[unlikely]]
            return refused(at);
        std::construct_at(room_at(at), std::move(message));
        publish(side, next);
        return errc{};
    }

    std::expected<T, errc> pop(receiver_side& side) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        const position at = side.at;
        if (at == side.limit) [[unlikely]]
            if (const errc why = look_for_messages(side); why != errc{}) return std::unexpected(why);
        struct at_end {  // the message is moved into the caller's result before its place is given up
            ring_core& ring;
            receiver_side& side;
            position at;
            ~at_end() {
                std::destroy_at(ring.place(at));
                ring.give_up(side, positions::advanced(at, 1));
            }
        } const taken{*this, side, at};
        return std::expected<T, errc>{std::in_place, std::move(*place(at))};
    }

    /// At most most free places in a row, to be filled by hand; then commit(). Nothing is there while the ring is full.
    std::span<T> grant(sender_side& side, std::size_t most) noexcept PAWL_NONBLOCKING {
        if (look_for_room(side) != errc{}) return {};
        return in_a_row(side, most);
    }
    /// Publishes the first count of them. too_many: they were never granted.
    errc commit(sender_side& side, std::size_t count) noexcept PAWL_NONBLOCKING {
        if (count == 0) return errc{};
        if (count > in_a_row(side, count).size()) return errc::too_many;
        const position next = positions::advanced(side.at, count);
        if (!seal_.announce(next)) return refused(side.at);
        publish(side, next);
        return errc{};
    }
    /// The same for the consumer: what is there, in a row; then release().
    std::span<T> peek(receiver_side& side, std::size_t most) noexcept PAWL_NONBLOCKING {
        if (look_for_messages(side) != errc{}) return {};
        return in_a_row(side, most);
    }
    errc release(receiver_side& side, std::size_t count) noexcept PAWL_NONBLOCKING {
        if (count == 0) return errc{};
        if (count > in_a_row(side, count).size()) return errc::too_many;
        give_up(side, positions::advanced(side.at, count));
        return errc{};
    }

    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING {
        return seal_.closing() ||
               positions::distance(head_.load(std::memory_order_acquire), tail_.load(std::memory_order_relaxed)) != N;
    }
    [[nodiscard]] bool can_pop() noexcept PAWL_NONBLOCKING {
        return head_.load(std::memory_order_relaxed) != tail_.load(std::memory_order_acquire) ||
               seal_.nothing_comes_after(head_.load(std::memory_order_relaxed), tail_);
    }
    wait::asymmetric_event& room() noexcept { return room_; }
    wait::asymmetric_event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return N; }
    [[nodiscard]] std::size_t size() const noexcept PAWL_NONBLOCKING;
    [[nodiscard]] bool is_closed() const noexcept { return seal_.closing(); }
    /// Not from an interrupt: interrupts the other cores for about a microsecond.
    bool close() noexcept {
        if (!seal_.close()) return false;
        items_.notify_all();
        room_.notify_all();
        return true;
    }
    void reopen() noexcept { seal_.reopen(); }
    /// Before the first message.
    void prepare() noexcept { seal_.prepare(); }

    /// A fresh end goes on where the one before it stopped. relaxed: counting that one out and this one in orders them.
    void begin(sender_side& side) noexcept {
        side.at = tail_.load(std::memory_order_relaxed);
        side.limit = side.at;
        seal_.take_back(side.at);
    }
    void begin(receiver_side& side) noexcept {
        side.at = head_.load(std::memory_order_relaxed);
        side.limit = side.at;
    }
    void retire(end_side&) noexcept {}
    void hand_over(end_side& from, end_side& to) noexcept { to = from; }
    static void destroy(ring_core*) noexcept {}

    endpoints ends{2, 1, 1};

private:
    T* room_at(position p) noexcept PAWL_NONBLOCKING {
        return reinterpret_cast<T*>(places_ + positions::index(p) * sizeof(T));
    }
    T* place(position p) noexcept PAWL_NONBLOCKING { return std::launder(room_at(p)); }
    std::span<T> in_a_row(const end_side& side, std::size_t most) noexcept PAWL_NONBLOCKING {
        return {place(side.at),
                std::min({most, positions::distance(side.at, side.limit), N - positions::index(side.at)})};
    }

    errc look_for_room(sender_side& side) noexcept PAWL_NONBLOCKING {
        if (seal_.closing()) return errc::closed;
        // acquire: the consumer has done with what stood in these places.
        side.limit = positions::advanced(head_.load(std::memory_order_acquire), N);
        return side.at == side.limit ? errc::full : errc{};
    }
    errc look_for_messages(receiver_side& side) noexcept PAWL_NONBLOCKING {
        // acquire: what the producer put there.
        const position tail = tail_.load(std::memory_order_acquire);
        if (tail != side.at) [[likely]] {
            side.limit = tail;
            return errc{};
        }
        return seal_.nothing_comes_after(tail, tail_) ? errc::closed : errc::empty;
    }
    void publish(sender_side& side, position next) noexcept PAWL_NONBLOCKING {
        // release: the message, to the consumer's acquire in look_for_messages.
        tail_.store(next, std::memory_order_release);
        side.at = next;
        items_.notify_one();
    }
    void give_up(receiver_side& side, position next) noexcept PAWL_NONBLOCKING {
        // release: the place is read and empty, to the producer's acquire in look_for_room.
        head_.store(next, std::memory_order_release);
        side.at = next;
        room_.notify_one();
    }
    errc refused(position published) noexcept PAWL_NONBLOCKING {
        seal_.take_back(published);
        items_.notify_one();  // the consumer may sleep because a message seemed to be on its way
        return errc::closed;
    }

    alignas(port::cache_line) std::atomic<position> tail_{0};
    alignas(port::cache_line) std::atomic<position> head_{0};
    alignas(port::cache_line) ring_seal seal_;
    // Read at each call, written by who sleeps or closes.
    alignas(port::cache_line) wait::asymmetric_event items_;
    wait::asymmetric_event room_;
    static constexpr std::size_t alignment = std::max(alignof(T), port::cache_line);
    alignas(alignment) std::byte places_[N * sizeof(T)];
};

template <class T, std::size_t N>
std::size_t ring_core<T, N>::size() const noexcept PAWL_NONBLOCKING {
    // Each end sees the exact number; somebody else, after so many changes in a row, one that was true a moment ago.
    std::size_t size = 0;
    for (int attempt = 0; attempt < 4; ++attempt) {
        const position head = head_.load(std::memory_order_acquire);
        size = std::min(N, positions::distance(head, tail_.load(std::memory_order_acquire)));
        if (head_.load(std::memory_order_relaxed) == head) break;
    }
    return size;
}

}  // namespace pawl::inline PAWL_PORT::channel
