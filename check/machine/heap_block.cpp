#include "check/machine/heap_block.hpp"

#include "check/machine/block_table.hpp"

namespace pawl::check::machine {

std::uint32_t* heap_shadow = nullptr;

block_table& blocks() {
    static block_table only;
    return only;
}

namespace {

// A large block is watched at its beginning only: its shadow would cost as much as itself.
constexpr std::uint64_t watched_whole = 256 << 10, watched_start = 64 << 10;

std::uint64_t watched(const heap_block& b) {
    return b.size == 0 ? 1 : b.size <= watched_whole ? b.size : watched_start;
}

void fill_shadow(const heap_block& b, std::uint32_t value) {
    std::uint32_t* from = &shadow_of(b.address);
    const std::uint64_t count = (watched(b) + 15) / 16;
    for (std::uint64_t i = 0; i < count; ++i) from[i] = value;
}

}  // namespace

void block_table::mark_live(std::uint32_t number) {
    heap_block& b = all_[number];
    if (b.state != block_state::live) fill_shadow(b, 0);
    b.state = block_state::live;
    shadow_of(b.address) = number + 1;
}

void block_table::mark_gone(std::uint32_t number, block_state state) {
    heap_block& b = all_[number];
    b.state = state;
    fill_shadow(b, (number + 1) | gone_bit);
    if (number < first_) freed_early_.push_back(number);
}

std::uint32_t block_table::add(std::uint64_t address) {
    heap_block& b = all_.push_raw();
    const auto number = static_cast<std::uint32_t>(all_.size() - 1);
    b.address = address;
    b.allocated_stack = b.freed_stack = nullptr;
    b.freed_at.pc[0] = 0;
    b.state = block_state::live;
    shadow_of(address) = number + 1;
    return number;
}

void block_table::remember() {
    first_ = static_cast<std::uint32_t>(all_.size());
    freed_early_.clear();
    use = {};
}

void block_table::restore() {
    while (all_.size() > first_) {
        const heap_block& b = all_.back();
        if (b.state == block_state::live)
            shadow_of(b.address) = 0;
        else
            fill_shadow(b, 0);
        all_.pop_back();
    }
    for (const std::uint32_t number : freed_early_) mark_live(number);
    freed_early_.clear();
    use = {};
}

heap_block* block_at(std::uint64_t address) {
    if (!heap_shadow || !heap_owns(address) || (address & 15) != 0) return nullptr;
    const std::uint32_t number = shadow_of(address) & ~gone_bit;
    if (number == 0) return nullptr;
    heap_block& b = blocks()[number - 1];
    return b.address == address ? &b : nullptr;
}

const heap_block* gone_block_at(std::uint64_t address, std::uint64_t size) {
    std::uint32_t number = shadow_of(address);
    if (!(number & gone_bit)) number = shadow_of(address + size - 1);
    return number & gone_bit ? &blocks()[(number & ~gone_bit) - 1] : nullptr;
}

const heap_block* block_around(std::uint64_t address) {
    if (!heap_owns(address)) return nullptr;
    for (std::uint32_t i = 0; i < block_count(); ++i) {
        const heap_block& b = blocks()[i];
        if (address >= b.address && address - b.address < (b.size ? b.size : 1)) return &b;
    }
    return nullptr;
}

std::size_t heap_block_size(const void* block) {
    const heap_block* b = block_at(reinterpret_cast<std::uint64_t>(block));
    return b && b->state == block_state::live ? b->size : 0;
}

std::uint32_t block_count() { return blocks().count(); }
const heap_block& block_number(std::uint32_t number) { return blocks()[number]; }
std::uint32_t first_block_of_execution() { return blocks().first(); }
heap_use heap_in_use() { return blocks().use; }

}  // namespace pawl::check::machine
