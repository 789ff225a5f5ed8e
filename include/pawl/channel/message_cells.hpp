// How a message travels beside its slot: each call owns one spare cell, and the compare-exchange on the slot swaps it for
// the slot's. No list of free cells is needed, and a call that is stopped half-way holds only its own cell.
#pragma once

#include <pawl/channel/ring_storage.hpp>
#include <pawl/channel/slot.hpp>
#include <pawl/channel/spare_stack.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/sendable.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

namespace pawl::inline PAWL_PORT::channel {

/// The spare cell that an endpoint keeps between its calls. Atomic, so that two tasks may use one endpoint: the second
/// one then takes a spare from the channel.
class kept_cell {
public:
    std::uint32_t take() noexcept PAWL_NONBLOCKING { return cell_.exchange(no_cell, std::memory_order_acquire); }
    /// False: one is kept already.
    bool keep(std::uint32_t cell) noexcept PAWL_NONBLOCKING {
        std::uint32_t none = no_cell;
        return cell_.compare_exchange_strong(none, cell, std::memory_order_release, std::memory_order_relaxed);
    }

private:
    std::atomic<std::uint32_t> cell_{no_cell};
};

/// A message of at most a word is the slot's content: no cells at all.
template <class T, bool InSlot = fits_in_slot<T>>
class messages {
public:
    struct kept {};
    template <class Storage>
    explicit messages(Storage&) noexcept {}

    /// For one call: takes what it needs, and gives it back.
    class carrier {
    public:
        carrier(messages&, kept&) noexcept PAWL_NONBLOCKING {}
        explicit operator bool() const noexcept PAWL_NONBLOCKING { return true; }
        std::uint64_t load(T& message) noexcept PAWL_NONBLOCKING { return encode(message); }
        void unload(T&) noexcept PAWL_NONBLOCKING {}
        void swapped(std::uint64_t) noexcept PAWL_NONBLOCKING {}
        std::uint64_t empty() noexcept PAWL_NONBLOCKING { return 0; }
        T fetch(std::uint64_t word) noexcept PAWL_NONBLOCKING { return decode(word); }
    };
    static std::uint64_t encode(const T& message) noexcept PAWL_NONBLOCKING {
        std::uint64_t word = 0;
        std::memcpy(&word, &message, sizeof message);
        return word;
    }
    static T decode(std::uint64_t word) noexcept PAWL_NONBLOCKING {
        struct bytes {
            alignas(T) unsigned char of[sizeof(T)];
        } copy;
        std::memcpy(copy.of, &word, sizeof copy.of);
        return std::bit_cast<T>(copy);
    }
    void prepare(kept&) noexcept {}
    void hand_over(kept&, kept&) noexcept {}
    void retire(kept&) noexcept {}
    void destroy(std::uint64_t) noexcept {}
};

template <class T>
class messages<T, false> {
public:
    using kept = kept_cell;

    template <class Storage>
    explicit messages(Storage& storage) noexcept : cells_{storage.cells()}, spares_{storage.links()} {
        for (std::uint32_t i = 0; i < storage.capacity(); ++i) storage.slots()[i].begin(i);
        for (std::uint32_t i = 0; i < storage.users(); ++i) spares_.give(storage.capacity() + storage.users() - 1 - i);
    }

    class carrier {
    public:
        carrier(messages& of, kept& mine) noexcept PAWL_NONBLOCKING : of_{of}, mine_{mine}, cell_{mine.take()} {
            if (cell_ == no_cell) cell_ = of_.spares_.take();
        }
        carrier(const carrier&) = delete;
        carrier& operator=(const carrier&) = delete;
        ~carrier() {
            if (cell_ != no_cell) of_.keep(mine_, cell_);
        }
        /// False: more calls are under way than were declared.
        explicit operator bool() const noexcept PAWL_NONBLOCKING { return cell_ != no_cell; }
        std::uint64_t load(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            std::construct_at(&of_.cells_[cell_].message, std::move(message));
            return cell_;
        }
        void unload(T& message) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            T& kept = of_.cells_[cell_].message;
            // The caller's variable was moved from; it takes its value back.
            std::destroy_at(&message);
            std::construct_at(&message, std::move(kept));
            std::destroy_at(&kept);
        }
        void swapped(std::uint64_t content) noexcept PAWL_NONBLOCKING { cell_ = static_cast<std::uint32_t>(content); }
        std::uint64_t empty() noexcept PAWL_NONBLOCKING { return cell_; }
        T fetch(std::uint64_t content) noexcept PAWL_NONBLOCKING_IF(realtime_movable<T>) {
            T& message = of_.cells_[static_cast<std::size_t>(content)].message;
            struct at_end {
                T& done;
                ~at_end() { std::destroy_at(&done); }
            } const destroy{message};
            swapped(content);
            return std::move(message);
        }

    private:
        messages& of_;
        kept& mine_;
        std::uint32_t cell_;
    };
    /// An endpoint has its spare from the start, so that its calls need not ask the channel for one.
    void prepare(kept& mine) noexcept {
        if (const std::uint32_t cell = spares_.take(); cell != no_cell) keep(mine, cell);
    }
    void hand_over(kept& from, kept& to) noexcept {
        if (const std::uint32_t cell = from.take(); cell != no_cell) keep(to, cell);
    }
    void retire(kept& mine) noexcept {
        if (const std::uint32_t cell = mine.take(); cell != no_cell) spares_.give(cell);
    }
    void destroy(std::uint64_t content) noexcept { std::destroy_at(&cells_[static_cast<std::size_t>(content)].message); }

private:
    void keep(kept& mine, std::uint32_t cell) noexcept PAWL_NONBLOCKING {
        if (!mine.keep(cell)) spares_.give(cell);
    }
    std::span<cell<T>> cells_;
    spare_stack spares_;
};

}  // namespace pawl::inline PAWL_PORT::channel
