// Which blocks of this execution does nothing lead to any more? A conservative scan: every aligned word of the globals,
// of the live tasks' stacks and storage, and of reachable blocks, that looks like an address is one. Runs after an
// execution has ended, before anything is put back.
#pragma once

#include <cstdint>

#include "check/machine/heap_block.hpp"

namespace pawl::check::machine {

struct lost_memory {
    const heap_block* first;  // of those allocated at one place
    std::uint64_t blocks, bytes;
    std::uint64_t dependents;  // further blocks that only these lead to
};

struct word_range {
    const void* begin;
    std::uint64_t size;
};

class leak_scan {
public:
    leak_scan() { take_live_blocks(); }

    /// Beside the roots that the machine knows.
    void add_root(word_range range);
    /// Memory that may not be readable.
    void add_doubtful_root(word_range range);
    void add_root(const void* pointer) { add_word(reinterpret_cast<std::uint64_t>(pointer)); }

    /// Calls `tell` once for each place at which lost blocks were allocated; what only lost blocks lead to counts with
    /// them.
    void run(void (*tell)(const lost_memory&));

private:
    void add_word(std::uint64_t word);
    void add_machine_roots();
    void follow();
    void take_live_blocks();
    void find_heads();
};

}  // namespace pawl::check::machine
