// What is known of each block of the program's heap, beside the program's own memory: nothing that the program writes
// damages it. A shadow word for each 16 bytes leads from an address to its block.
#pragma once

#include <cstddef>
#include <cstdint>

#include "check/wire/finding.hpp"

namespace pawl::check::machine {

inline constexpr std::uint64_t heap_address = 0x600000000000;
inline constexpr std::uint64_t heap_limit = std::uint64_t{1} << 43;

/// Where a call came from, innermost first, without the runtime's frames; 0 ends it.
struct call_path {
    static constexpr int most = 6;
    std::uint64_t pc[most];
};

enum class block_state : std::uint8_t {
    live,
    quarantined,  // freed by its own task: used again later
    reusable,     // the same, and its time is over
    abandoned,    // freed by another task, or of no class: never used again
};

struct heap_block {
    std::uint64_t address, size;
    call_path allocated_at, freed_at;
    const wire::stack_trace *allocated_stack, *freed_stack;  // only while recording
    std::uint32_t next;                                      // in the quarantine or in a free list: its number
    std::uint32_t arena;                                     // of the task that allocated it
    std::uint32_t freed_by;                                  // the arena of the task that freed it
    std::uint8_t size_class;
    block_state state;
    bool pages;  // of mmap
};

/// Per 16 bytes: 0, or the block's number + 1. A live block has it at its beginning only, a freed one everywhere, with
/// this bit.
inline constexpr std::uint32_t gone_bit = 0x80000000;
extern std::uint32_t* heap_shadow;

inline bool heap_owns(std::uint64_t address) { return address - heap_address < heap_limit; }
inline bool heap_owns(const volatile void* at) { return heap_owns(reinterpret_cast<std::uint64_t>(at)); }
inline std::uint32_t& shadow_of(std::uint64_t address) { return heap_shadow[(address - heap_address) >> 4]; }

/// Does an access of this size touch a block that was freed? Asked at every access to the heap.
inline bool heap_gone(std::uint64_t address, std::uint64_t size) {
    return ((shadow_of(address) | shadow_of(address + size - 1)) & gone_bit) != 0;
}

/// The block that begins here, freed or not; null if none does.
heap_block* block_at(std::uint64_t address);
/// The freed block that an access touches.
const heap_block* gone_block_at(std::uint64_t address, std::uint64_t size);
/// The block, live or freed, that this address lies in. Slow.
const heap_block* block_around(std::uint64_t address);
/// What the program asked for; 0 if no live block begins here.
std::size_t heap_block_size(const void* block);

/// Of this execution and of those before it, in no order: for the search for leaks.
std::uint32_t block_count();
const heap_block& block_number(std::uint32_t number);
/// The first block of this execution; those before it were allocated before the first one.
std::uint32_t first_block_of_execution();

/// Live blocks of this execution and their bytes.
struct heap_use {
    std::uint64_t blocks, bytes;
};
heap_use heap_in_use();

}  // namespace pawl::check::machine
