#include "check/machine/heap.hpp"

#include <sys/mman.h>

#include <bit>
#include <cstring>

#include "check/machine/block_table.hpp"
#include "check/machine/size_class.hpp"
#include "check/own/vector.hpp"

namespace pawl::check::machine {
namespace {

constexpr unsigned char fill = 0xa5;
constexpr std::size_t fill_limit = 1u << 16;  // the rest of a larger block is zero
constexpr std::uint64_t keep_mapped = std::uint64_t{64} << 20;
constexpr std::uint64_t gap = 16;  // between blocks: an address behind the one is none of the next
constexpr std::uint32_t none = ~0u;

// The first tasks have much room, thousands of others have some. Still later ones share arenas: their addresses then
// depend on each other.
constexpr std::uint32_t wide_arenas = 256, narrow_arenas = 1u << 14;
constexpr std::uint64_t wide = std::uint64_t{1} << 34, narrow = std::uint64_t{1} << 28;
static_assert(wide_arenas * wide + narrow_arenas * narrow == heap_limit);

struct arena {
    char *begin, *end;
    char* next;
    char* high;  // the furthest that any execution has used
    std::uint64_t waiting_bytes;
    std::uint32_t oldest, newest;  // of the quarantine
    bool touched;                  // in this execution
    std::uint64_t has_free[size_classes / 64];
    std::uint32_t free_list[size_classes];
};

own::vector<arena> arenas;
own::vector<std::uint32_t> touched;
char* remembered_end = nullptr;
std::uint64_t mapped = 0;  // by executions, beyond what stays

void* reserve(void* wish, std::uint64_t bytes, int flags) {
    void* p = mmap(wish, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | flags, -1, 0);
    if (p == MAP_FAILED) __builtin_trap();
    return p;
}

void start() {
    reserve(reinterpret_cast<void*>(heap_address), heap_limit, MAP_FIXED_NOREPLACE);
    heap_shadow = static_cast<std::uint32_t*>(reserve(nullptr, heap_limit / 16 * sizeof(std::uint32_t), 0));
}

void empty(arena& a) {
    a.next = a.begin;
    a.waiting_bytes = 0;
    a.oldest = a.newest = none;
    std::memset(a.has_free, 0, sizeof a.has_free);
    a.touched = false;
}

std::uint32_t index_of(std::uint32_t number) {
    return number < wide_arenas ? number : wide_arenas + (number - wide_arenas) % narrow_arenas;
}

arena& arena_at(std::uint32_t number) {
    const std::uint32_t index = index_of(number);
    if (!heap_shadow) start();
    while (index >= arenas.size()) {
        const auto fresh = static_cast<std::uint32_t>(arenas.size());
        const bool is_wide = fresh < wide_arenas;
        arena a{};
        a.begin = reinterpret_cast<char*>(
            heap_address + (is_wide ? fresh * wide : wide_arenas * wide + (fresh - wide_arenas) * narrow));
        a.end = a.begin + (is_wide ? wide : narrow);
        a.high = a.begin;
        empty(a);
        arenas.push_back(a);
    }
    arena& a = arenas[index];
    if (!a.touched) {
        a.touched = true;
        touched.push_back(index);
    }
    return a;
}

char* bump(arena& a, std::size_t bytes, std::size_t alignment) {
    auto at = (reinterpret_cast<std::uintptr_t>(a.next) + gap + alignment - 1) & ~(alignment - 1);
    if (bytes > static_cast<std::size_t>(a.end - a.begin) / 2 || at + bytes > reinterpret_cast<std::uintptr_t>(a.end))
        return nullptr;
    a.next = reinterpret_cast<char*>(at + bytes);
    return reinterpret_cast<char*>(at);
}

void raise_high(arena& a) {
    if (a.next <= a.high) return;
    mapped += static_cast<std::uint64_t>(a.next - a.high);
    a.high = a.next;
}

void make_zero(char* from, std::size_t size) {
    constexpr std::size_t worth_a_call = 1u << 16;
    if (size < worth_a_call) {
        std::memset(from, 0, size);
        return;
    }
    auto* first = reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(from) + 4095) & ~std::uintptr_t{4095});
    auto* last = reinterpret_cast<char*>(reinterpret_cast<std::uintptr_t>(from + size) & ~std::uintptr_t{4095});
    std::memset(from, 0, static_cast<std::size_t>(first - from));
    madvise(first, static_cast<std::size_t>(last - first), MADV_DONTNEED);
    std::memset(last, 0, static_cast<std::size_t>(from + size - last));
}

// What a program reads before it writes is the same in every execution.
void fill_block(char* block, std::size_t size, bool fresh) {
    std::memset(block, fill, size < fill_limit ? size : fill_limit);
    if (size > fill_limit && !fresh) make_zero(block + fill_limit, size - fill_limit);
}

std::uint32_t pop_free(arena& a, unsigned index, std::size_t alignment) {
    if (index >= size_classes || !(a.has_free[index / 64] >> (index % 64) & 1)) return none;
    const std::uint32_t number = a.free_list[index];
    if (blocks()[number].address & (alignment - 1)) return none;
    a.free_list[index] = blocks()[number].next;
    if (a.free_list[index] == none) a.has_free[index / 64] &= ~(std::uint64_t{1} << (index % 64));
    return number;
}

void push_free(arena& a, std::uint32_t number) {
    heap_block& b = blocks()[number];
    const unsigned index = b.size_class;
    b.state = block_state::reusable;
    b.next = a.has_free[index / 64] >> (index % 64) & 1 ? a.free_list[index] : none;
    a.free_list[index] = number;
    a.has_free[index / 64] |= std::uint64_t{1} << (index % 64);
}

// One always stays: it is the likeliest to be used by mistake.
void put_in_quarantine(arena& a, std::uint32_t number) {
    heap_block& b = blocks()[number];
    b.next = none;
    if (a.oldest == none)
        a.oldest = number;
    else
        blocks()[a.newest].next = number;
    a.newest = number;
    a.waiting_bytes += size_of_class(b.size_class);
    while (a.waiting_bytes > quarantine_bytes && a.oldest != a.newest) {
        const std::uint32_t released = a.oldest;
        a.oldest = blocks()[released].next;
        a.waiting_bytes -= size_of_class(blocks()[released].size_class);
        push_free(a, released);
    }
}

// The pages behind what stays, and those of their shadow.
void give_back(arena& a) {
    if (a.high == a.next) return;
    const auto size = static_cast<std::size_t>(a.high - a.next);
    madvise(a.next, size, MADV_DONTNEED);
    const auto shadow = reinterpret_cast<std::uintptr_t>(&shadow_of(reinterpret_cast<std::uint64_t>(a.next)));
    const auto from = (shadow + 4095) & ~std::uintptr_t{4095}, to = (shadow + size / 4) & ~std::uintptr_t{4095};
    if (from < to) madvise(reinterpret_cast<void*>(from), to - from, MADV_DONTNEED);
    a.high = a.next;
}

void count(const heap_block& b, std::uint32_t number, int change) {
    if (b.pages || number < blocks().first()) return;
    blocks().use.blocks += static_cast<std::uint64_t>(change);
    blocks().use.bytes += static_cast<std::uint64_t>(change) * b.size;
}

}  // namespace

void* heap_allocate(std::uint32_t number, std::size_t size, std::size_t alignment, const call_path& from,
                    bool* used_before) {
    arena& a = arena_at(number);
    if (size > wide / 2) return nullptr;
    const unsigned index = class_of(size ? size : 1);
    if (alignment < 16) alignment = 16;
    std::uint32_t block = pop_free(a, index, alignment);
    if (used_before) *used_before = block != none;
    if (block != none) {
        blocks().mark_live(block);
        heap_block& b = blocks()[block];
        b.size = size;
        b.allocated_at = from;
        b.allocated_stack = b.freed_stack = nullptr;
        fill_block(reinterpret_cast<char*>(b.address), size, false);
    } else {
        char* at = bump(a, index < size_classes ? size_of_class(index) : size, alignment);
        if (!at) return nullptr;
        fill_block(at, size, at + size > a.high);
        raise_high(a);
        block = blocks().add(reinterpret_cast<std::uint64_t>(at));
        heap_block& b = blocks()[block];
        b.size = size;
        b.allocated_at = from;
        b.arena = index_of(number);
        b.size_class = static_cast<std::uint8_t>(index < size_classes ? index : size_classes);
        b.pages = false;
    }
    count(blocks()[block], block, 1);
    return reinterpret_cast<void*>(blocks()[block].address);
}

freeing heap_free(std::uint32_t number, void* at, const call_path& from) {
    const auto address = reinterpret_cast<std::uint64_t>(at);
    heap_block* b = block_at(address);
    if (!b && heap_shadow && heap_owns(address)) {
        const heap_block* around = block_around(address);
        return around && !around->pages ? freeing::inside : freeing::nothing_there;
    }
    if (!b || b->pages) return freeing::nothing_there;
    if (b->state != block_state::live) return freeing::twice;
    const std::uint32_t block = shadow_of(address) - 1;
    b->freed_at = from;
    b->freed_by = number;
    count(*b, block, -1);
    const bool own = b->arena == index_of(number) && b->size_class < size_classes && block >= blocks().first();
    blocks().mark_gone(block, own ? block_state::quarantined : block_state::abandoned);
    if (own) put_in_quarantine(arena_at(number), block);
    return freeing::done;
}

void* heap_pages(std::uint32_t number, std::size_t size) {
    arena& a = arena_at(number);
    size = (size + 4095) & ~std::size_t{4095};
    char* at = bump(a, size, 4096);
    if (!at) return nullptr;
    if (at < a.high) make_zero(at, size);
    raise_high(a);
    heap_block& b = blocks()[blocks().add(reinterpret_cast<std::uint64_t>(at))];
    b.size = size;
    b.allocated_at.pc[0] = 0;
    b.arena = index_of(number);
    b.size_class = size_classes;
    b.pages = true;
    return at;
}

void heap_remember() {
    arena& boot = arena_at(boot_arena);
    // The next execution starts on a page of its own, so that the remembered part can be restored in whole blocks.
    boot.next = reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(boot.next) + 4095) & ~std::uintptr_t{4095});
    raise_high(boot);
    remembered_end = boot.next;
    mapped = 0;
    blocks().remember();
    heap_restore();
}

void heap_restore() {
    if (!heap_shadow) start();
    blocks().restore();
    for (const std::uint32_t index : touched) empty(arenas[index]);
    touched.clear();
    if (!arenas.empty() && remembered_end) arenas[boot_arena].next = remembered_end;
    if (mapped <= keep_mapped) return;
    mapped = 0;
    for (arena& a : arenas) give_back(a);
}

char* heap_end() { return remembered_end; }

}  // namespace pawl::check::machine
