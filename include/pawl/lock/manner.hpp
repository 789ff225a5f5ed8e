// What a lock asks for beside being free.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT::lock {

/// Nothing of it: a plain mutex. Part of the lock and not of its type, so that one guard gives up any of them, and several
/// of different types can be taken in one order.
struct manner {
    std::uint8_t rank = 0;     ///< one more than its rank; 0: it has none
    bool recursive = false;    ///< its owner may take it again
    std::int16_t ceiling = 0;  ///< its owner runs at this priority at least; 0: it has none

    [[nodiscard]] constexpr bool plain() const noexcept { return rank == 0 && !recursive && ceiling == 0; }
    /// In reports.
    [[nodiscard]] constexpr const char* kind() const noexcept {
        return recursive ? "recursive mutex" : ceiling != 0 ? "ceiling mutex" : rank != 0 ? "ranked mutex" : "mutex";
    }
    [[nodiscard]] constexpr manner with_rank(unsigned wanted) const noexcept {
        manner result = *this;
        result.rank = static_cast<std::uint8_t>(wanted + 1);
        return result;
    }
};

/// Ranks are 0 to 62: those that a task holds are bits of one word.
inline constexpr unsigned most_ranks = 63;

}  // namespace pawl::inline PAWL_PORT::lock
