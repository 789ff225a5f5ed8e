// The ring behind bounded, bounded_mpsc, static_channel and static_mpsc.
#pragma once

#include <pawl/channel/endpoints.hpp>
#include <pawl/channel/message_cells.hpp>
#include <pawl/channel/plain_operations.hpp>
#include <pawl/channel/ring_storage.hpp>
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

/// First in, first out, for any number of senders and receivers. Both sides publish with one compare-exchange on the slot
/// (slot.hpp). Where the head and the tail are is not stored, only hinted at: a call begins at its endpoint's own last
/// place or at the common hint and walks on over slots that others have finished; every few messages somebody moves the
/// hint. A hint may be late, never early: everything before the place where a call succeeds was seen to be finished, so
/// that messages come in order. Hence a stopped call never keeps another waiting, and nobody helps anybody.
///
/// Linearization: a send and a receive at their compare-exchange; full, empty and closed where the slot's turn was read.
template <class T, class Storage, bool ManyReceivers>
class slot_ring {
public:
    using value_type = T;
    using sending = plain_sending<slot_ring>;
    using receiving = plain_receiving<slot_ring>;
    static constexpr bool many_senders = true;
    static constexpr bool many_receivers = ManyReceivers;
    static constexpr bool realtime_send = true, realtime_receive = true;
    /// Lost compare-exchanges after which a call returns contended.
    static constexpr int most_losses = 64;
    /// Messages between two changes of a hint; a power of two. A walk passes over as many, and as many more as there are
    /// calls stopped just before they would have moved it.
    static constexpr std::uint32_t stride = 16;

    /// What an endpoint keeps: where it was last, and a spare cell. Any of it may be old.
    struct sender_side {
        std::atomic<std::uint64_t> last{0};
        [[no_unique_address]] typename messages<T>::kept cell;
    };
    struct receiver_side {
        std::atomic<std::uint64_t> last{0};
        [[no_unique_address]] typename messages<T>::kept cell;
    };

    template <class... Arguments>
    explicit slot_ring(std::uint32_t most_together, Arguments&&... storage)
        : ends{most_together, ManyReceivers ? unlimited : 1},
          storage_{std::forward<Arguments>(storage)...},
          places_{storage_.capacity()},
          messages_{storage_} {}
    slot_ring(const slot_ring&) = delete;
    slot_ring& operator=(const slot_ring&) = delete;
    ~slot_ring() {
        for (slot& each : storage_.slots())
            if (const seen_slot seen = each.look(); seen.whose.filled()) messages_.destroy(seen.content);
    }

    /// Takes the message only when it returns errc{}.
    errc push(sender_side& side, T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (push_at_once(side, message)) return errc{};
        return insert(side, message, leave_oldest{});
    }

    std::expected<T, errc> pop(receiver_side& side) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if constexpr (fits_in_slot<T>) {
            const std::uint64_t at = side.last.load(std::memory_order_acquire);
            slot& here = slot_at(at);
            const turn whose = turn::message_of(places_.lap(at)), found = here.look_at_turn();
            if (found == turn::free_for(places_.lap(at))) return std::unexpected(errc::empty);
            if (found == whose) {
                const std::uint64_t content = here.content();
                if (here.change({whose, content}, {whose.take(), 0})) {
                    arrived(head_, side.last, at);
                    room_.notify_one();
                    return messages<T>::decode(content);
                }
            }
        }
        return remove(side);
    }
    /// Where there is no room, the slot of the oldest message is the one whose turn it is: one compare-exchange takes the
    /// one and puts the other. Not with one receiver, whose calls would no longer be wait-free.
    std::expected<std::optional<T>, errc> force_push(sender_side& side, T& message) noexcept
        PAWL_NONBLOCKING_IF(realtime_movable<T>) requires ManyReceivers;

    /// A push would not find the ring full; a pop not empty. So too where it is closed.
    [[nodiscard]] bool can_push() noexcept PAWL_NONBLOCKING { return find_tail().seen != turn::for_sender::full; }
    [[nodiscard]] bool can_pop() noexcept PAWL_NONBLOCKING { return find_head().seen != turn::for_receiver::empty; }
    wait::event& room() noexcept { return room_; }
    wait::event& items() noexcept { return items_; }

    [[nodiscard]] std::size_t capacity() const noexcept { return storage_.capacity(); }
    [[nodiscard]] std::size_t size() noexcept PAWL_NONBLOCKING {
        // The head first: what is sent meanwhile counts, what is taken meanwhile as well.
        const std::uint64_t head = find_head().at, tail = find_tail().at;
        const std::uint64_t size = head < tail ? places_.distance(head, tail) : 0;
        return size < capacity() ? static_cast<std::size_t>(size) : capacity();
    }
    [[nodiscard]] bool is_closed() noexcept PAWL_NONBLOCKING { return find_tail().seen == turn::for_sender::closed; }
    /// Buries the next position: one compare-exchange, as a message is put, so that each send comes before it or is
    /// refused. Lock-free. False: it was closed.
    bool close() noexcept PAWL_NONBLOCKING;
    void reopen() noexcept PAWL_NONBLOCKING;

    void prepare(auto& side) noexcept { messages_.prepare(side.cell); }
    void retire(auto& side) noexcept { messages_.retire(side.cell); }
    void hand_over(auto& from, auto& to) noexcept {
        to.last.store(from.last.load(std::memory_order_relaxed), std::memory_order_relaxed);
        messages_.hand_over(from.cell, to.cell);
    }
    static void destroy(slot_ring* ring) noexcept {
        if constexpr (requires { Storage::free(ring); }) Storage::free(ring);
    }

    endpoints ends;

private:
    using carrier = typename messages<T>::carrier;

    // What becomes of the oldest message when there is no room.
    struct leave_oldest {
        static constexpr bool takes = false;
        void took(carrier&, std::uint64_t) const noexcept PAWL_NONBLOCKING {}
    };
    struct take_oldest {
        static constexpr bool takes = true;
        std::optional<T>& dropped;
        void took(carrier& cells, std::uint64_t content) const noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            dropped.emplace(cells.fetch(content));
        }
    };
    // The usual case, for a message in the slot: the first place is the right one.
    bool push_at_once(sender_side& side, const T& message) noexcept PAWL_NONBLOCKING {
        if constexpr (fits_in_slot<T>) {
            const std::uint64_t at = side.last.load(std::memory_order_acquire);
            slot& here = slot_at(at);
            const turn whose = turn::free_for(places_.lap(at));
            if (here.look_at_turn() == whose && here.change({whose, 0}, {whose.fill(), messages<T>::encode(message)})) {
                arrived(tail_, side.last, at);
                items_.notify_one();
                return true;
            }
        }
        return false;
    }
    template <class Oldest>
    errc insert(sender_side& side, T& message, Oldest oldest) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>);

    std::expected<T, errc> remove(receiver_side& side) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>);
    static std::uint64_t first_place(const std::atomic<std::uint64_t>& last,
                                     const std::atomic<std::uint64_t>& hint) noexcept PAWL_NONBLOCKING {
        return later(last.load(std::memory_order_acquire), hint.load(std::memory_order_acquire));
    }
    static std::uint64_t later(std::uint64_t a, std::uint64_t b) noexcept PAWL_NONBLOCKING { return a < b ? b : a; }
    slot& slot_at(std::uint64_t position) noexcept PAWL_NONBLOCKING {
        return storage_.slots()[places_.index(position)];
    }

    template <class Seen>
    struct place {
        std::uint64_t at;
        Seen seen;
    };
    place<turn::for_sender> find_tail() noexcept PAWL_NONBLOCKING {
        for (std::uint64_t at = tail_.load(std::memory_order_acquire);; at = places_.next(at)) {
            const auto seen = slot_at(at).look_at_turn().seen_by_sender(places_.lap(at));
            if (seen != turn::for_sender::behind) return {at, seen};
        }
    }
    place<turn::for_receiver> find_head() noexcept PAWL_NONBLOCKING {
        for (std::uint64_t at = head_.load(std::memory_order_acquire);; at = places_.next(at)) {
            const auto seen = slot_at(at).look_at_turn().seen_by_receiver(places_.lap(at));
            if (seen != turn::for_receiver::behind) return {at, seen};
        }
    }
    // The message of this position was put or taken by the caller.
    void arrived(std::atomic<std::uint64_t>& hint, std::atomic<std::uint64_t>& last,
                 std::uint64_t at) noexcept PAWL_NONBLOCKING {
        const std::uint64_t next = places_.next(at);
        last.store(next, std::memory_order_release);
        if (places_.index(at) % stride == 0) move(hint, next);
    }
    // A hint may lag, but a slot must not lag behind the hint: its older turn would be taken for a newer one, and the search
    // for the first place never end (scenario bounded_close_against_send). Hence release here, and acquire where hints are
    // read. A failure is somebody else's move.
    static void move(std::atomic<std::uint64_t>& hint, std::uint64_t to) noexcept PAWL_NONBLOCKING {
        std::uint64_t seen = hint.load(std::memory_order_relaxed);
        if (seen < to) hint.compare_exchange_strong(seen, to, std::memory_order_release, std::memory_order_relaxed);
    }

    alignas(port::cache_line) std::atomic<std::uint64_t> tail_{0};
    alignas(port::cache_line) std::atomic<std::uint64_t> head_{0};
    alignas(port::cache_line) wait::event room_;
    alignas(port::cache_line) wait::event items_;
    alignas(port::cache_line) alignas(Storage) Storage storage_;
    positions places_;
    messages<T> messages_;
};

}  // namespace pawl::inline PAWL_PORT::channel

#include <pawl/channel/slot_ring_calls.hpp>
