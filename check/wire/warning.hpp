// What is worth telling although the search goes on: facts about one warning, each with the schedule that shows it.
#pragma once

#include <cstdint>

#include "check/wire/finding.hpp"
#include "check/wire/schedule.hpp"

namespace pawl::check::wire {

inline constexpr std::size_t max_warnings = 64;
inline constexpr std::size_t max_warning_schedule = 1u << 14;
inline constexpr int max_parties = 6;  // tasks in a circle of locks
inline constexpr int max_path = 12;

/// A short stack, innermost first; return addresses.
struct call_path {
    std::uint32_t depth;
    std::uint64_t pc[max_path];
};

/// A block of the heap, for a finding or a warning about it. Addresses are 0 where nothing is known.
struct block_facts {
    std::uint64_t address, size;
    std::int32_t allocated_by, freed_by;  // tasks; -1: nobody, or before main
    stack_trace allocated, freed;
};

/// race: one access. lock_order: one task that holds `object` and takes `wanted`.
struct party {
    std::int32_t task;
    char name[32];
    std::uint64_t object, wanted;
    std::uint8_t size;
    bool writes, atomic, frees;
    call_path at;       // race: the access; lock_order: where it takes `wanted`
    call_path held_at;  // lock_order: where it took `object`
};

struct warning {
    finding_kind kind;  // race, lock_order, leak
    std::uint32_t parties;
    party by[max_parties];
    block_facts block;            // race: what the word lies in; leak: the first block
    std::uint64_t bytes, blocks;  // leak: allocated at that place and lost
    std::uint64_t dependents;     // leak: further blocks that only these lead to
    std::uint32_t machine_index;
    std::uint32_t visible;  // places that were schedule points then: with more of them the schedule means another
    bool has_schedule;
    std::uint32_t schedule_length;
    choice schedule[max_warning_schedule];
};

/// Collected over the whole check, by all workers of one session.
struct warning_list {
    std::uint32_t count;
    std::uint32_t more[static_cast<int>(finding_kind::kinds)];  // of each kind, beyond those that have room
    warning at[max_warnings];
};

}  // namespace pawl::check::wire
