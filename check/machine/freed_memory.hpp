// Uses of memory that was freed. Ends the execution: what comes after means nothing.
#pragma once

#include "check/machine/heap_block.hpp"
#include "check/machine/operation.hpp"
#include "check/wire/warning.hpp"

namespace pawl::check::machine {

/// What a finding or a warning says of a block.
void describe_block(const heap_block& block, wire::block_facts& out);

/// The current task touches a block that was freed.
[[noreturn]] void fail_for_freed_memory(std::uint64_t address, std::uint64_t size, const char* how);

/// An access of the current task, before it takes place.
inline void refuse_freed(std::uint64_t address, std::uint64_t size, bool write) {
    if (heap_owns(address) && heap_gone(address, size))
        fail_for_freed_memory(address, size, write ? "writes" : "reads");
}

/// An operation on the heap that takes effect now: an atomic access, or one on a lock or the like. The latter is noted:
/// whoever frees the memory unordered with it must be a schedule point.
void check_use_of_heap(const operation& op);

}  // namespace pawl::check::machine
