// Positions of a ring whose two ends are known: compared for equality only, so that any capacity costs no division.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <bit>
#include <cstddef>

namespace pawl::inline PAWL_PORT::channel {

/// A position tells the laps apart only so far that an empty ring is none that is full. N a power of two: it counts on for
/// ever and its low bits are the index. Any other: it runs from 0 to 2N-1, and again.
template <std::size_t N>
struct ring_positions {
    using position = std::size_t;
    static constexpr bool counts_on = std::has_single_bit(N);

    static constexpr std::size_t index(position p) noexcept PAWL_NONBLOCKING {
        if constexpr (counts_on)
            return p & (N - 1);
        else
            return p < N ? p : p - N;
    }
    /// by: at most N.
    static constexpr position advanced(position p, std::size_t by) noexcept PAWL_NONBLOCKING {
        if constexpr (counts_on)
            return p + by;
        else
            return p + by < 2 * N ? p + by : p + by - 2 * N;
    }
    /// From a to b, where b is at most N ahead.
    static constexpr std::size_t distance(position a, position b) noexcept PAWL_NONBLOCKING {
        if constexpr (counts_on)
            return b - a;
        else
            return b < a ? b + 2 * N - a : b - a;
    }
};

}  // namespace pawl::inline PAWL_PORT::channel
