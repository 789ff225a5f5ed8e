// What lies on the table of a rendezvous: the offers of those who wait, each in a cell that outlives its waiter.
#pragma once

#include <pawl/channel/ring_storage.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/wait/party.hpp>
#include <pawl/wait/place.hpp>

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace pawl::inline PAWL_PORT::channel {

/// A list of offers is a bit for each cell.
using bit_word = std::atomic<std::uint64_t>;
inline constexpr std::size_t bits_of_word = 64;
[[nodiscard]] constexpr std::size_t words_for(std::size_t cells) noexcept {
    return (cells + bits_of_word - 1) / bits_of_word;
}

/// What an offer is for. Part of its mark: a cell may have changed sides since it was seen in the other side's list.
enum class offer_kind : std::uint8_t { has_message = 1, wants_message };

/// In the place of an operation's number: nobody waits behind this offer. Its party is given back by who claims it.
inline constexpr std::uint8_t left_behind = 0xff;

/// Whose offer it is: a wait of a party, and which of its operations. Written before the offer is seen.
struct offer_mark {
    wait::party_mark of;
    offer_kind kind;
    std::uint8_t branch;

    static offer_mark unpack(std::uint64_t word) noexcept PAWL_NONBLOCKING {
        return {{static_cast<std::uint32_t>(word >> 32), static_cast<std::uint16_t>(word >> 16)},
                static_cast<offer_kind>(word >> 8 & 0xff),
                static_cast<std::uint8_t>(word)};
    }
    std::uint64_t pack() const noexcept PAWL_NONBLOCKING {
        return std::uint64_t{of.generation} << 32 | std::uint64_t{of.index} << 16 |
               std::uint64_t{static_cast<std::uint8_t>(kind)} << 8 | branch;
    }
};

/// A cell: the mark of its offer, and room for a message. A sender's offer holds the message from the start; a receiver's
/// is given the number of the cell in which a sender brings one.
template <class T>
struct offer_cell : wait::place {
    std::atomic<std::uint64_t> mark{0};
    cell<T> message;
};

/// A cell is named by 16 bits in the word of a party.
inline constexpr std::uint32_t most_at_a_meeting = 32'767;

/// In the object. Users: calls that may be under way at once; each holds two cells at most.
template <class T, std::uint32_t Users>
class inline_offers {
public:
    std::span<offer_cell<T>> cells() noexcept PAWL_NONBLOCKING { return cells_; }
    std::span<bit_word> bits(std::size_t which) noexcept PAWL_NONBLOCKING { return bits_[which]; }

private:
    std::array<offer_cell<T>, std::size_t{2} * Users> cells_{};
    std::array<std::array<bit_word, words_for(std::size_t{2} * Users)>, 2> bits_{};
};

/// On the heap, from the factory on.
template <class T>
class heap_offers {
public:
    explicit heap_offers(std::uint32_t users)
        : count_{std::size_t{2} * users},
          cells_{std::make_unique<offer_cell<T>[]>(count_)},
          bits_{std::make_unique<bit_word[]>(2 * words_for(count_))} {}
    std::span<offer_cell<T>> cells() noexcept PAWL_NONBLOCKING { return {cells_.get(), count_}; }
    std::span<bit_word> bits(std::size_t which) noexcept PAWL_NONBLOCKING {
        const std::size_t words = words_for(count_);
        return {bits_.get() + which * words, words};
    }

private:
    std::size_t count_;
    std::unique_ptr<offer_cell<T>[]> cells_;
    std::unique_ptr<bit_word[]> bits_;
};

/// One side's offers: which cells hold one.
class offer_list {
public:
    offer_list(offer_kind kind, std::span<bit_word> bits) noexcept : kind_{kind}, bits_{bits} {}
    [[nodiscard]] offer_kind kind() const noexcept PAWL_NONBLOCKING { return kind_; }

    // seq_cst throughout: who lays an offer and then looks at the other side's, against who does the same there.
    void add(std::size_t index) noexcept PAWL_NONBLOCKING {
        word(index).fetch_or(bit_of(index), std::memory_order_seq_cst);
    }
    void remove(std::size_t index) noexcept PAWL_NONBLOCKING {
        word(index).fetch_and(~bit_of(index), std::memory_order_seq_cst);
    }
    /// Calls f(index) for each; some may have been removed meanwhile.
    template <class F>
    void each(F&& f) const noexcept {
        for (std::size_t w = 0; w < bits_.size(); ++w)
            for (std::uint64_t left = bits_[w].load(std::memory_order_seq_cst); left != 0; left &= left - 1)
                f(w * bits_of_word + static_cast<std::size_t>(std::countr_zero(left)));
    }

private:
    bit_word& word(std::size_t index) noexcept PAWL_NONBLOCKING { return bits_[index / bits_of_word]; }
    static std::uint64_t bit_of(std::size_t index) noexcept PAWL_NONBLOCKING {
        return std::uint64_t{1} << index % bits_of_word;
    }
    offer_kind kind_;
    std::span<bit_word> bits_;
};

}  // namespace pawl::inline PAWL_PORT::channel
