// A slot of a ring: its turn, and beside it the message itself or the number of the cell where the message stands.
#pragma once

#include <pawl/channel/turn.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <cstdint>
#include <type_traits>

namespace pawl::inline PAWL_PORT::channel {

/// What a slot held when it was looked at.
struct seen_slot {
    turn whose;
    std::uint64_t content;
};

// A slot goes from free to holding a message, and back, by one compare-exchange (Tsigas and Zhang, "A simple, fast and
// scalable non-blocking concurrent FIFO queue", 2001): no moment lies between "claimed" and "written" in which a
// stopped task could make others wait, or hide the messages behind it.

/// For ports with a double word: laps without end, and a message of a word in the slot itself.
template <class DoubleWord>
class wide_slot {
public:
    static constexpr std::uint64_t most_content = ~std::uint64_t{0};

    constexpr wide_slot() = default;
    void begin(std::uint64_t content) noexcept { word_.second.store(content, std::memory_order_relaxed); }
    seen_slot look() const noexcept PAWL_NONBLOCKING {
        // The turn first. If the slot changes between the two reads, the compare-exchange fails. seq_cst: a waiter looks
        // here after it has announced itself (wait/event.hpp).
        const turn whose{word_.first.load(std::memory_order_seq_cst)};
        return {whose, word_.second.load(std::memory_order_acquire)};
    }
    turn look_at_turn() const noexcept PAWL_NONBLOCKING { return turn{word_.first.load(std::memory_order_seq_cst)}; }
    std::uint64_t content() const noexcept PAWL_NONBLOCKING { return word_.second.load(std::memory_order_acquire); }
    bool change(seen_slot from, seen_slot to) noexcept PAWL_NONBLOCKING {
        return word_.compare_exchange(from.whose.bits(), from.content, to.whose.bits(), to.content);
    }

private:
    DoubleWord word_;
};

/// For the others: 24 bits of content and 40 of turn. A task that is stopped within one compare-exchange while its
/// slot goes round exactly 2^38 times would succeed at the wrong place.
class packed_slot {
public:
    static constexpr std::uint64_t most_content = (std::uint64_t{1} << 24) - 1;

    constexpr packed_slot() = default;
    void begin(std::uint64_t content) noexcept { word_.store(content, std::memory_order_relaxed); }
    seen_slot look() const noexcept PAWL_NONBLOCKING {
        const std::uint64_t word = word_.load(std::memory_order_seq_cst);
        return {turn{word >> 24}, word & most_content};
    }
    turn look_at_turn() const noexcept PAWL_NONBLOCKING { return look().whose; }
    std::uint64_t content() const noexcept PAWL_NONBLOCKING { return look().content; }
    bool change(seen_slot from, seen_slot to) noexcept PAWL_NONBLOCKING {
        std::uint64_t expected = pack(from);
        return word_.compare_exchange_strong(expected, pack(to), std::memory_order_seq_cst);
    }

private:
    static constexpr std::uint64_t pack(seen_slot s) noexcept { return s.whose.bits() << 24 | s.content; }
    std::atomic<std::uint64_t> word_{0};
};

using slot = std::conditional_t<port::has_double_word, wide_slot<port::double_word>, packed_slot>;

/// Whether a message stands in the slot itself.
template <class T>
inline constexpr bool fits_in_slot = port::has_double_word&& std::is_trivially_copyable_v<T> &&
                                     sizeof(T) <= sizeof(std::uint64_t);

}  // namespace pawl::inline PAWL_PORT::channel
