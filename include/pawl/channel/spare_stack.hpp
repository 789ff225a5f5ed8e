// The spare cells that no endpoint keeps at the moment.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>

#include <atomic>
#include <cstdint>
#include <limits>
#include <span>

namespace pawl::inline PAWL_PORT::channel {

inline constexpr std::uint32_t no_cell = std::numeric_limits<std::uint32_t>::max();

/// A stack of numbers, linked through an array (Treiber, "Systems programming: coping with parallelism", 1986). The top
/// counts its changes, so that a number that came back meanwhile is not taken for unchanged; it wraps after 2^32 changes.
class spare_stack {
public:
    using link = std::atomic<std::uint32_t>;

    constexpr explicit spare_stack(std::span<link> links) noexcept : links_{links} {}

    /// no_cell: none is left.
    std::uint32_t take() noexcept PAWL_NONBLOCKING {
        std::uint64_t top = top_.load(std::memory_order_acquire);
        for (;;) {
            const std::uint32_t cell = number(top);
            if (cell == no_cell) return no_cell;
            // May read the link of a cell that was taken meanwhile: the count then differs.
            const std::uint32_t below = links_[cell].load(std::memory_order_relaxed);
            // acquire: the link above, and what its last owner left in the cell.
            if (top_.compare_exchange_weak(top, after(top, below), std::memory_order_acquire)) return cell;
        }
    }
    void give(std::uint32_t cell) noexcept PAWL_NONBLOCKING {
        std::uint64_t top = top_.load(std::memory_order_relaxed);
        do links_[cell].store(number(top), std::memory_order_relaxed);
        // release: the link, and what was done with the cell. A release sequence goes on through other tasks' changes.
        while (
            !top_.compare_exchange_weak(top, after(top, cell), std::memory_order_release, std::memory_order_relaxed));
    }

private:
    static constexpr std::uint32_t number(std::uint64_t top) noexcept { return static_cast<std::uint32_t>(top); }
    static constexpr std::uint64_t after(std::uint64_t top, std::uint32_t cell) noexcept {
        return ((top >> 32) + 1) << 32 | cell;
    }

    std::span<link> links_;
    std::atomic<std::uint64_t> top_{no_cell};
};

}  // namespace pawl::inline PAWL_PORT::channel
