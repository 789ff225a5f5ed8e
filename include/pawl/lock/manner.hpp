// What a lock asks for beside being free.
#pragma once

#include <pawl/port/port.hpp>

#include <cstdint>

namespace pawl::inline PAWL_PORT {

/// What is learnt of the order in which the locks of a declaration are taken, and warned of where it can jam. It goes behind
/// the name: pawl::mutex m{"node", pawl::lock_order::own_within}. A wait that would close a circle is refused all the same.
enum class lock_order : std::uint8_t {
    learnt,
    own_within,  ///< among locks of this declaration the program has an order of its own: from parent to child, say
    own          ///< nothing is learnt of these locks
};

}  // namespace pawl::inline PAWL_PORT

namespace pawl::inline PAWL_PORT::lock {

/// Nothing of it: a plain mutex. Part of the lock and not of its type, so that one guard gives up any of them, and several
/// of different types can be taken in one order.
struct manner {
    std::uint8_t rank = 0;     ///< one more than its rank; 0: it has none
    bool recursive = false;    ///< its owner may take it again
    std::int16_t ceiling = 0;  ///< its owner runs at this priority at least; 0: it has none
    lock_order order = lock_order::learnt;

    [[nodiscard]] constexpr bool plain() const noexcept { return rank == 0 && !recursive && ceiling == 0; }
    [[nodiscard]] constexpr manner with_order(lock_order wanted) const noexcept {
        manner result = *this;
        result.order = wanted;
        return result;
    }
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
