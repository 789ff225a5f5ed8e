// Positions of a ring, and what a slot says about whose turn it is.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <bit>
#include <cstdint>

namespace pawl::inline PAWL_PORT::channel {

/// Positions count up for ever: {lap, index}, packed so that neither a capacity that is no power of two nor a processor
/// without division costs anything. With c bits for the index there are 2^(64-c) laps.
class positions {
public:
    constexpr explicit positions(std::uint32_t capacity) noexcept
        : capacity_{capacity},
          bits_{static_cast<unsigned>(std::bit_width(capacity - 1))},
          mask_{(std::uint64_t{1} << bits_) - 1} {}

    constexpr std::uint32_t capacity() const noexcept PAWL_NONBLOCKING { return capacity_; }
    constexpr std::uint32_t index(std::uint64_t position) const noexcept PAWL_NONBLOCKING {
        return static_cast<std::uint32_t>(position & mask_);
    }
    constexpr std::uint64_t lap(std::uint64_t position) const noexcept PAWL_NONBLOCKING { return position >> bits_; }
    constexpr std::uint64_t next(std::uint64_t position) const noexcept PAWL_NONBLOCKING {
        return index(position) + 1 == capacity_ ? (position | mask_) + 1 : position + 1;
    }
    /// The same index one lap before, where there was one.
    constexpr std::uint64_t a_lap_before(std::uint64_t position) const noexcept PAWL_NONBLOCKING {
        return lap(position) == 0 ? 0 : position - (std::uint64_t{1} << bits_);
    }
    /// How far b is ahead of a, where a <= b.
    constexpr std::uint64_t distance(std::uint64_t a, std::uint64_t b) const noexcept PAWL_NONBLOCKING {
        return (lap(b) - lap(a)) * capacity_ + index(b) - index(a);
    }

private:
    std::uint32_t capacity_;
    unsigned bits_;
    std::uint64_t mask_;
};

/// A slot's turn: {lap, tombstone, filled}. It only grows, but for the tombstone, which a channel that opens again loses.
///   {L, empty}    waits for the message of lap L           {L, filled}   holds it
/// The tombstone says that the next message to be put here will never come: the channel was closed at that position. It
/// rides on a filled slot as well, so that a full channel can be closed, and stays when the message is taken.
class turn {
public:
    constexpr explicit turn(std::uint64_t bits = 0) noexcept : bits_{bits} {}
    constexpr std::uint64_t bits() const noexcept PAWL_NONBLOCKING { return bits_; }
    friend constexpr bool operator==(turn, turn) = default;
    constexpr std::uint64_t lap() const noexcept PAWL_NONBLOCKING { return bits_ >> 2; }
    constexpr bool filled() const noexcept PAWL_NONBLOCKING { return (bits_ & 1) != 0; }
    constexpr bool tombstone() const noexcept PAWL_NONBLOCKING { return (bits_ & 2) != 0; }

    static constexpr turn free_for(std::uint64_t lap) noexcept PAWL_NONBLOCKING { return turn{lap << 2}; }
    static constexpr turn message_of(std::uint64_t lap) noexcept PAWL_NONBLOCKING { return turn{lap << 2 | 1}; }
    constexpr turn fill() const noexcept PAWL_NONBLOCKING { return turn{bits_ | 1}; }
    constexpr turn take() const noexcept PAWL_NONBLOCKING { return turn{((lap() + 1) << 2) | (bits_ & 2)}; }
    constexpr turn bury() const noexcept PAWL_NONBLOCKING { return turn{bits_ | 2}; }
    constexpr turn dig_up() const noexcept PAWL_NONBLOCKING { return turn{bits_ & ~std::uint64_t{2}}; }

    /// What a sender at a position of this lap finds.
    enum class for_sender : std::uint8_t { free, full, closed, behind };
    constexpr for_sender seen_by_sender(std::uint64_t lap_of_sender) const noexcept PAWL_NONBLOCKING {
        if (lap() == lap_of_sender && !filled()) return tombstone() ? for_sender::closed : for_sender::free;
        if (lap() + 1 == lap_of_sender) return tombstone() ? for_sender::closed : for_sender::full;
        return for_sender::behind;  // that message was put here already: the position is an old one
    }
    /// What a receiver finds.
    enum class for_receiver : std::uint8_t { message, empty, closed, behind };
    constexpr for_receiver seen_by_receiver(std::uint64_t lap_of_receiver) const noexcept PAWL_NONBLOCKING {
        if (lap() != lap_of_receiver) return for_receiver::behind;
        if (filled()) return for_receiver::message;
        return tombstone() ? for_receiver::closed : for_receiver::empty;
    }

private:
    std::uint64_t bits_;
};

}  // namespace pawl::inline PAWL_PORT::channel
