// Where an end of a ring is: a position, and the index that belongs to it, without a division.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <bit>
#include <cstddef>

namespace pawl::inline PAWL_PORT::channel {

/// Positions count on for ever and wrap with their type, so that only their differences mean something.
using ring_position = std::size_t;

/// Whether a may go on to b: b is not behind a. At most half of all positions lie between them.
[[nodiscard]] constexpr bool reaches(ring_position a, ring_position b) noexcept PAWL_NONBLOCKING {
    return static_cast<std::ptrdiff_t>(a - b) >= 0;
}

/// Keeps an end's index. Capacity a power of two: the position's low bits, and nothing to keep.
template <std::size_t Capacity, bool PowerOfTwo = std::has_single_bit(Capacity)>
class ring_index {
public:
    static constexpr std::size_t at(ring_position p) noexcept PAWL_NONBLOCKING { return p & (Capacity - 1); }
    static constexpr void advance(std::size_t) noexcept PAWL_NONBLOCKING {}
};

template <std::size_t Capacity>
class ring_index<Capacity, false> {
public:
    constexpr std::size_t at(ring_position) const noexcept PAWL_NONBLOCKING { return index_; }
    constexpr void advance(std::size_t by) noexcept PAWL_NONBLOCKING {
        index_ += by;
        if (index_ >= Capacity) index_ -= Capacity;
    }

private:
    std::size_t index_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::channel
