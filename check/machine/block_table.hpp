// All blocks of the heap, by number; the heap alone writes here.
#pragma once

#include "check/machine/heap_block.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::machine {

class block_table {
public:
    heap_block& operator[](std::uint32_t number) { return all_[number]; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(all_.size()); }
    std::uint32_t first() const { return first_; }

    /// Whoever adds it fills it in, all but the paths, which are taken as they are.
    std::uint32_t add(std::uint64_t address);
    void mark_live(std::uint32_t number);
    void mark_gone(std::uint32_t number, block_state state);

    /// What stands now stands at the beginning of every execution.
    void remember();
    void restore();

    heap_use use{};

private:
    own::vector<heap_block> all_;
    own::vector<std::uint32_t> freed_early_;  // blocks from before the first execution that this one has freed
    std::uint32_t first_ = 0;
};

block_table& blocks();

}  // namespace pawl::check::machine
