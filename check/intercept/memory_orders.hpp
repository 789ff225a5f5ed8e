// Under which memory order an atomic operation runs: the one that the program asks for, or the weaker one that pawl weaken
// tries in its place.
#pragma once

#include <cstdint>

#include "check/wire/memory_orders.hpp"

namespace pawl::check::intercept {

struct memory_orders {
    int order;
    int failure = wire::no_order;  // of a compare-exchange
};

/// Before each order of the supervisor: he says what to note and what to weaken.
void load_memory_orders();

/// `frame` as PAWL_CALLER_FRAME gives it.
memory_orders orders_for(wire::operation_kind kind, memory_orders asked, const std::uint64_t* frame);

}  // namespace pawl::check::intercept
