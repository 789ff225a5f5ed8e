// The ring behind broadcast: each receiver reads every message, nobody takes one away.
#pragma once

#include <pawl/channel/broadcast_receiving.hpp>
#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/slot.hpp>
#include <pawl/channel/turn.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sendable.hpp>
#include <pawl/wait/event.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// As slot_ring, one compare-exchange on a slot puts a message, and close() buries the next position by another one. Here
/// the slot is free or holds the message of the lap before: a sender overwrites it and never waits. A receiver owns its
/// position, copies, and then makes sure that the slot has not changed (Messages says how). It is behind where the slot
/// shows a later lap, and then goes to the oldest message that is still there.
///
/// Linearization: a send at its compare-exchange, a receive where the slot was seen unchanged, empty, closed and missed
/// where its turn was read.
template <class T, class Storage, class Messages>
class broadcast_ring {
public:
    using value_type = T;
    using sending = plain_sending<broadcast_ring>;
    using receiving = broadcast_receiving<broadcast_ring>;
    static constexpr bool many_senders = Messages::many_senders, many_receivers = true;
    static constexpr bool realtime_send = true, realtime_receive = Messages::realtime_receive;
    /// Lost compare-exchanges after which a call returns contended, and messages between two changes of the hint.
    static constexpr int most_losses = 64;
    static constexpr std::uint32_t stride = 16;

    struct sender_side {
        std::atomic<std::uint64_t> last{0};
        [[no_unique_address]] typename Messages::kept cell;
    };
    /// A receiver's own: used by one task at a time.
    struct receiver_side {
        std::uint64_t at = 0;
        std::uint64_t missed = 0;
    };

    broadcast_ring(std::uint32_t most_together, Storage storage)
        : ends{most_together, unlimited, many_senders ? unlimited : 1},
          storage_{storage},
          places_{storage_.capacity()},
          messages_{storage_} {}
    broadcast_ring(const broadcast_ring&) = delete;
    broadcast_ring& operator=(const broadcast_ring&) = delete;

    errc push(sender_side& side, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        std::uint64_t at = later(side.last.load(std::memory_order_acquire), tail_.load(std::memory_order_acquire));
        typename Messages::carrier mine{messages_, side.cell};
        if (!mine) return errc::too_many;
        for (int losses = 0; losses < most_losses;) {
            const seen_slot seen = slot_at(at).look();
            const turn::for_sender what = seen.whose.seen_by_sender(places_.lap(at));
            if (what == turn::for_sender::closed) return errc::closed;
            if (what == turn::for_sender::behind) {
                at = later(places_.next(at), tail_.load(std::memory_order_acquire));
                continue;
            }
            const turn mine_now = (what == turn::for_sender::full ? seen.whose.take() : seen.whose).fill();
            if (slot_at(at).change(seen, {mine_now, mine.load(message)})) {
                mine.swapped(seen.content);
                arrived(side.last, at);
                items_.notify_all();
                return errc{};
            }
            mine.unload(message);
            ++losses;
        }
        return errc::contended;
    }

    std::expected<T, errc> pop(receiver_side& side) noexcept PAWL_NONBLOCKING_IF(realtime_receive) {
        const slot& where = slot_at(side.at);
        const seen_slot seen = where.look();
        const found what = seen_by(side, seen.whose);
        if (what == found::empty) return std::unexpected(errc::empty);
        if (what == found::closed) return std::unexpected(errc::closed);
        if (what == found::message)
            if (std::optional<T> copy = messages_.copy(where, seen)) {
                side.at = places_.next(side.at);
                return std::expected<T, errc>{std::in_place, std::move(*copy)};
            }
        go_to_the_oldest(side);
        return std::unexpected(errc::missed);
    }
    /// pop() would say something else than empty.
    [[nodiscard]] bool can_pop(const receiver_side& side) noexcept PAWL_NONBLOCKING {
        return seen_by(side, slot_at(side.at).look_at_turn()) != found::empty;
    }
    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING { return true; }
    wait::event& room() noexcept { return room_; }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return storage_.capacity(); }
    /// Messages that a receiver might still read.
    [[nodiscard]] std::size_t size() noexcept PAWL_NONBLOCKING {
        const std::uint64_t tail = find_tail();
        return places_.lap(tail) == 0 ? places_.index(tail) : capacity();
    }
    [[nodiscard]] bool is_closed() noexcept PAWL_NONBLOCKING {
        const std::uint64_t tail = find_tail();
        return slot_at(tail).look_at_turn().seen_by_sender(places_.lap(tail)) == turn::for_sender::closed;
    }
    bool close() noexcept PAWL_NONBLOCKING {
        for (;;) {
            const std::uint64_t at = find_tail();
            const seen_slot seen = slot_at(at).look();
            const auto now = seen.whose.seen_by_sender(places_.lap(at));
            if (now == turn::for_sender::closed) return false;
            if (now == turn::for_sender::behind || !slot_at(at).change(seen, {seen.whose.bury(), seen.content}))
                continue;
            items_.notify_all();
            return true;
        }
    }
    void reopen() noexcept PAWL_NONBLOCKING {
        for (;;) {
            const std::uint64_t at = find_tail();
            const seen_slot seen = slot_at(at).look();
            const auto now = seen.whose.seen_by_sender(places_.lap(at));
            if (now == turn::for_sender::behind) continue;
            if (now != turn::for_sender::closed) return;
            if (slot_at(at).change(seen, {seen.whose.dig_up(), seen.content})) return;
        }
    }

    /// A new receiver sees what is sent from now on; a copy, what the other one has not seen yet.
    void begin(receiver_side& side) noexcept { side.at = find_tail(); }
    void begin(sender_side&) noexcept {}
    void share(const receiver_side& from, receiver_side& to) noexcept { to.at = from.at; }
    void retire(sender_side& side) noexcept { messages_.retire(side.cell); }
    void retire(receiver_side&) noexcept {}
    void hand_over(sender_side& from, sender_side& to) noexcept {
        to.last.store(from.last.load(std::memory_order_relaxed), std::memory_order_relaxed);
        retire(from);
    }
    void hand_over(receiver_side& from, receiver_side& to) noexcept { to = from; }
    static void destroy(broadcast_ring* ring) noexcept { Storage::free(ring); }

    endpoints ends;

private:
    enum class found : std::uint8_t { message, empty, closed, overwritten };

    static std::uint64_t later(std::uint64_t a, std::uint64_t b) noexcept PAWL_NONBLOCKING { return a < b ? b : a; }
    slot& slot_at(std::uint64_t position) noexcept PAWL_NONBLOCKING {
        return storage_.slots()[places_.index(position)];
    }
    found seen_by(const receiver_side& side, turn whose) const noexcept PAWL_NONBLOCKING {
        const std::uint64_t lap = places_.lap(side.at);
        if (whose.lap() > lap) return found::overwritten;
        if (whose.lap() == lap && whose.filled()) return found::message;
        return whose.tombstone() ? found::closed : found::empty;
    }
    // Where the next message will be put. Each step is a message that somebody sent.
    std::uint64_t find_tail() noexcept PAWL_NONBLOCKING {
        std::uint64_t at = tail_.load(std::memory_order_acquire);
        while (is_behind(at)) at = places_.next(at);
        return at;
    }
    bool is_behind(std::uint64_t at) noexcept PAWL_NONBLOCKING {
        return slot_at(at).look_at_turn().seen_by_sender(places_.lap(at)) == turn::for_sender::behind;
    }
    void go_to_the_oldest(receiver_side& side) noexcept PAWL_NONBLOCKING {
        // What stood here has been overwritten, so that a lap further on messages were sent as well.
        std::uint64_t tail = later(tail_.load(std::memory_order_acquire), side.at);
        // Not further than once around, whatever is sent meanwhile: wait-free, and the place is one that was right.
        for (std::size_t steps = 2 * capacity(); steps != 0 && is_behind(tail); --steps) tail = places_.next(tail);
        const std::uint64_t oldest = later(places_.a_lap_before(tail), places_.next(side.at));
        side.missed += places_.distance(side.at, oldest);
        side.at = oldest;
    }
    void arrived(std::atomic<std::uint64_t>& last, std::uint64_t at) noexcept PAWL_NONBLOCKING {
        const std::uint64_t next = places_.next(at);
        // A hint may lag, but a slot must not lag behind the hint: its older turn would be taken for a newer one
        // (scenario broadcast_hint_before_its_slot). Hence release here, and acquire where hints are read.
        last.store(next, std::memory_order_release);
        if (places_.index(at) % stride != 0) return;
        std::uint64_t seen = tail_.load(std::memory_order_relaxed);
        if (seen < next)  // a failure is somebody else's move
            tail_.compare_exchange_strong(seen, next, std::memory_order_release, std::memory_order_relaxed);
    }

    alignas(port::cache_line) std::atomic<std::uint64_t> tail_{0};
    alignas(port::cache_line) wait::event items_;
    wait::event room_;  // never waited for: there always is room
    alignas(port::cache_line) alignas(Storage) Storage storage_;
    positions places_;
    Messages messages_;
};

}  // namespace pawl::inline PAWL_PORT::channel
