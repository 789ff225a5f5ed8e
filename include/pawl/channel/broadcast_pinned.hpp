// How a broadcast message that is more than bytes travels: one sender, and readers that hold a cell while they copy.
#pragma once

#include <pawl/channel/broadcast_words.hpp>
#include <pawl/channel/ring_storage.hpp>
#include <pawl/channel/slot.hpp>
#include <pawl/channel/spare_stack.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/sendable.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// A reader pins the cell, makes sure that the slot still refers to it, copies, and lets go. The sender takes a cell that
/// is in no slot and that nobody pins: it changes the slot and then looks at the pins, a reader pins and then looks at the
/// slot, so that one of them sees the other. A reader holds one cell at most, be it by mistake; so with a cell more than
/// receivers beyond those in the slots, one walk over them finds one. Nobody waits for a reader that is stopped.
template <class T>
class broadcast_pinned {
public:
    struct stored {
        std::atomic<std::uint32_t> pins{0};
        bool alive = false;  // the sender's alone
        cell<T> content;
    };
    static constexpr bool many_senders = false, realtime_receive = false;
    struct kept {};

    template <class Storage>
    explicit broadcast_pinned(Storage& storage) noexcept : cells_{storage.cells()}, spares_{storage.links()} {
        for (auto& each : cells_) std::construct_at(&each.message);
        for (std::uint32_t i = 0; i < storage.capacity(); ++i) storage.slots()[i].begin(i);
        spares_ = spares_.first(storage.users());
        for (std::uint32_t i = 0; i < spares_.size(); ++i) spare(i, storage.capacity() + i);
    }
    ~broadcast_pinned() {
        for (auto& each : cells_) {
            clear(each.message);
            std::destroy_at(&each.message);
        }
    }

    class carrier {
    public:
        carrier(broadcast_pinned& of, kept&) noexcept PAWL_NONBLOCKING : of_{of}, place_{of.unpinned()} {}
        carrier(const carrier&) = delete;
        carrier& operator=(const carrier&) = delete;
        /// False: receivers are used by more tasks at once than there are receivers.
        explicit operator bool() const noexcept PAWL_NONBLOCKING { return place_ != none; }
        std::uint64_t load(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            const std::uint32_t number = of_.spare(place_);
            stored& mine = of_.cells_[number].message;
            clear(mine);
            std::construct_at(&mine.content.message, std::move(message));
            mine.alive = true;
            return number;
        }
        void unload(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            stored& mine = of_.cells_[of_.spare(place_)].message;
            // The caller's variable was moved from; it takes its value back.
            std::destroy_at(&message);
            std::construct_at(&message, std::move(mine.content.message));
            clear(mine);
        }
        void swapped(std::uint64_t content) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            of_.spare(place_, static_cast<std::uint32_t>(content));
            of_.next_ = place_ + 1 < of_.spares_.size() ? place_ + 1 : 0;
            stored& old = of_.cells_[static_cast<std::size_t>(content)].message;
            if (unpinned(old)) clear(old);
        }

    private:
        broadcast_pinned& of_;
        std::size_t place_;
    };

    /// A copy that throws ends the program: std::terminate.
    std::optional<T> copy(const slot& where, seen_slot seen) noexcept {
        stored& from = cells_[static_cast<std::size_t>(seen.content)].message;
        // seq_cst: against the sender's change of the slot and look at the pins.
        from.pins.fetch_add(1, std::memory_order_seq_cst);
        struct at_end {
            stored& from;
            // release: the copy, to the sender that destroys the original.
            ~at_end() { from.pins.fetch_sub(1, std::memory_order_release); }
        } const let_go{from};
        if (!still_there(where, seen)) return std::nullopt;
        return std::optional<T>{std::in_place, std::as_const(from.content.message)};
    }
    void retire(kept&) noexcept {}

private:
    static constexpr std::size_t none = ~std::size_t{0};

    static bool unpinned(const stored& c) noexcept PAWL_NONBLOCKING {
        return c.pins.load(std::memory_order_seq_cst) == 0;
    }
    static void clear(stored& c) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
        if (c.alive) std::destroy_at(&c.content.message);
        c.alive = false;
    }
    std::size_t unpinned() const noexcept PAWL_NONBLOCKING {
        for (std::size_t i = 0; i < spares_.size(); ++i) {
            const std::size_t place = next_ + i < spares_.size() ? next_ + i : next_ + i - spares_.size();
            if (unpinned(cells_[spare(place)].message)) return place;
        }
        return none;
    }
    // The cells that are in no slot: the sender's alone, one sender after the other.
    std::uint32_t spare(std::size_t place) const noexcept PAWL_NONBLOCKING {
        return spares_[place].load(std::memory_order_relaxed);
    }
    void spare(std::size_t place, std::uint32_t number) noexcept PAWL_NONBLOCKING {
        spares_[place].store(number, std::memory_order_relaxed);
    }

    std::span<cell<stored>> cells_;
    std::span<spare_stack::link> spares_;
    std::size_t next_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::channel
