// A schedule is a value: the choices of one execution, in order. It is printed, replayed, and split by prefix.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/wire/footprint.hpp"

namespace pawl::check::wire {

enum class choice_kind : std::uint8_t {
    task,       // this task takes the next step
    expiry,     // the time-out of this task's wait fires
    data,       // check::choose and the like: `value` was chosen
    interrupt,  // this interrupt source fires
    stop,       // freeze mode: this task stops for ever
    alone,      // --progress: all but this task stop for ever
    turns,      // --progress: from here on calls take turns, wire/progress.hpp
};

struct choice {
    std::uint16_t value;  // task, source, or the chosen number
    choice_kind kind;
    // 1: a bound counts it. A task that could have gone on was interrupted; of data: an access saw, or got behind, something
    // that is not the newest. Not part of the choice itself.
    std::uint8_t preempts;

    friend bool operator==(const choice& a, const choice& b) { return a.value == b.value && a.kind == b.kind; }
};

/// One point of the depth-first search: what was chosen there and what is left.
struct search_node {
    choice taken;
    std::uint16_t index;         // of `taken` among the alternatives that the bound allows
    std::uint16_t alternatives;  // how many the bound allows
    std::uint16_t preemptions;   // spent before this point
    std::uint16_t width;         // alternatives without the bound: differs if the bound cut some off
};

inline constexpr std::size_t max_search_depth = 1u << 20;

struct search_state {
    std::uint32_t depth;  // nodes in use
    bool pruned_by_bound;
    std::uint64_t executions;
    search_node node[max_search_depth];
};

/// One thing that could happen at a point of the reduced search, and what is known of it there.
struct alternative {
    choice what;
    std::uint16_t actor;  // explore/actor.hpp
    bool wanted;          // to be explored here
    bool done;            // explored here: `touches` is known
    bool elsewhere;       // wanted, and somebody else explores it
    bool asleep;          // explored earlier, and nothing since has touched what it touches: `touches` is known
    footprint touches;
};

struct reduced_node {
    std::uint32_t first;     // of its alternatives
    std::uint16_t count;     // that could be taken here
    std::uint16_t sleepers;  // behind them: asleep, and not to be taken here
    std::uint16_t taken;
    bool some_yield;  // somebody could go on, but lets the others first
};

inline constexpr std::size_t max_alternatives = 1u << 22;

/// The reduced search as it stands: all of it, so that it can be saved, resumed and split.
struct reduced_state {
    std::uint32_t depth;  // nodes in use
    std::uint32_t alternatives_in_use;
    bool out_of_memory;  // an execution was too long or too wide to be kept: the search is no complete one
    reduced_node node[max_search_depth];
    alternative at[max_alternatives];
};

}  // namespace pawl::check::wire
