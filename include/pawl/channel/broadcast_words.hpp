// How a broadcast message of plain bytes travels: any number of senders, each reader reads and then makes sure.
#pragma once

#include <pawl/channel/message_cells.hpp>
#include <pawl/channel/ring_storage.hpp>
#include <pawl/channel/slot.hpp>
#include <pawl/channel/spare_stack.hpp>
#include <pawl/nonblocking.hpp>

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace pawl::inline PAWL_PORT::channel {

/// Whether the slot still holds the message that was seen there. A tombstone that came meanwhile does not matter.
inline bool still_there(const slot& where, seen_slot seen) noexcept PAWL_NONBLOCKING {
    const turn now = where.look_at_turn();
    return now.lap() == seen.whose.lap() && now.filled() == seen.whose.filled();
}

/// A message of at most a word is the slot's content.
template <class T>
class broadcast_in_slot {
public:
    using stored = T;
    static constexpr bool many_senders = true, realtime_receive = true;
    struct kept {};
    explicit broadcast_in_slot(auto&) noexcept {}

    class carrier {
    public:
        carrier(broadcast_in_slot&, kept&) noexcept PAWL_NONBLOCKING {}
        explicit operator bool() const noexcept PAWL_NONBLOCKING { return true; }
        std::uint64_t load(T& message) noexcept PAWL_NONBLOCKING {
            std::uint64_t word = 0;
            std::memcpy(&word, &message, sizeof message);
            return word;
        }
        void unload(T&) noexcept PAWL_NONBLOCKING {}
        void swapped(std::uint64_t) noexcept PAWL_NONBLOCKING {}
    };
    std::optional<T> copy(const slot& where, seen_slot seen) noexcept PAWL_NONBLOCKING {
        if (!still_there(where, seen)) return std::nullopt;
        struct bytes {
            alignas(T) std::array<std::byte, sizeof(T)> of;
        } copy;
        std::memcpy(copy.of.data(), &seen.content, sizeof(T));
        return std::bit_cast<T>(copy);
    }
    void retire(kept&) noexcept {}
};

/// A longer one stands in a cell, word by word. As in message_cells.hpp each call owns a spare cell and swaps it for the
/// slot's. A reader may read words of a later message; that message's sender had taken the cell from its slot before, so
/// that the reader then finds the slot changed. Hence the release and acquire on each word.
template <class T>
class broadcast_in_words {
    static constexpr std::size_t count = (sizeof(T) + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t);
    using words = std::array<std::uint64_t, count>;

public:
    struct stored {
        words of;
    };
    static constexpr bool many_senders = true, realtime_receive = true;
    using kept = kept_cell;

    template <class Storage>
    explicit broadcast_in_words(Storage& storage) noexcept : cells_{storage.cells()}, spares_{storage.links()} {
        for (std::uint32_t i = 0; i < storage.capacity(); ++i) storage.slots()[i].begin(i);
        for (std::uint32_t i = 0; i < storage.users(); ++i) spares_.give(storage.capacity() + storage.users() - 1 - i);
    }

    class carrier {
    public:
        carrier(broadcast_in_words& of, kept& mine) noexcept PAWL_NONBLOCKING : of_{of},
                                                                                mine_{mine},
                                                                                cell_{mine.take()} {
            if (cell_ == no_cell) cell_ = of_.spares_.take();
        }
        carrier(const carrier&) = delete;
        carrier& operator=(const carrier&) = delete;
        ~carrier() {
            if (cell_ != no_cell && !mine_.keep(cell_)) of_.spares_.give(cell_);
        }
        /// False: more calls are under way than were declared.
        explicit operator bool() const noexcept PAWL_NONBLOCKING { return cell_ != no_cell; }
        std::uint64_t load(T& message) noexcept PAWL_NONBLOCKING {
            words copy{};
            std::memcpy(copy.data(), &message, sizeof message);
            for (std::size_t i = 0; i < count; ++i)
                std::atomic_ref{of_.word(cell_, i)}.store(copy[i], std::memory_order_release);
            return cell_;
        }
        void unload(T&) noexcept PAWL_NONBLOCKING {}
        void swapped(std::uint64_t content) noexcept PAWL_NONBLOCKING { cell_ = static_cast<std::uint32_t>(content); }

    private:
        broadcast_in_words& of_;
        kept& mine_;
        std::uint32_t cell_;
    };
    std::optional<T> copy(const slot& where, seen_slot seen) noexcept PAWL_NONBLOCKING {
        words copy;
        for (std::size_t i = 0; i < count; ++i)
            copy[i] = std::atomic_ref{word(seen.content, i)}.load(std::memory_order_acquire);
        if (!still_there(where, seen)) return std::nullopt;
        struct bytes {
            alignas(T) std::array<std::byte, sizeof(T)> of;
        } message;
        std::memcpy(message.of.data(), copy.data(), sizeof(T));
        return std::bit_cast<T>(message);
    }
    void retire(kept& mine) noexcept {
        if (const std::uint32_t cell = mine.take(); cell != no_cell) spares_.give(cell);
    }

private:
    std::uint64_t& word(std::uint64_t cell, std::size_t i) noexcept PAWL_NONBLOCKING {
        return cells_[static_cast<std::size_t>(cell)].message.of[i];
    }
    std::span<cell<stored>> cells_;
    spare_stack spares_;
};

}  // namespace pawl::inline PAWL_PORT::channel
