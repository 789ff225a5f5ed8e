// Where the program runs atomic operations, and which memory orders it asks for there; and the weaker ones that pawl weaken
// has it run under instead.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/wire/operation_kind.hpp"

namespace pawl::check::wire {

inline constexpr std::size_t max_atomic_uses = 1u << 14;
inline constexpr std::size_t max_weakened_orders = 1u << 10;
inline constexpr std::uint32_t atomic_use_depth = 4;
inline constexpr std::uint8_t no_order = 255;  // on failure, of what cannot fail

struct atomic_use {
    // Return addresses, the innermost first; 0 where there are no more. std::atomic's own functions are not always inlined:
    // only who called them says where the order was written.
    std::uint64_t pc[atomic_use_depth];
    operation_kind kind;
    std::uint8_t order, failure;  // as compilers number them

    friend bool operator==(const atomic_use&, const atomic_use&) = default;
};

struct atomic_uses {
    std::uint32_t count;
    bool lost;  // more than there is room for
    atomic_use at[max_atomic_uses];
};

struct weakened_order {
    atomic_use of;
    std::uint32_t depth;  // so many of its addresses count
    std::uint8_t order, failure;
};

struct weakened_orders {
    std::uint32_t count;
    weakened_order at[max_weakened_orders];
};

}  // namespace pawl::check::wire
