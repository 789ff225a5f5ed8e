#include "check/machine/heap.hpp"

#include <sys/mman.h>

#include <bit>
#include <cstring>

namespace pawl::check::machine {
namespace {

struct header {
    std::uint64_t size;        // what the program asked for
    std::uint32_t size_class;  // index of its free list
    std::uint32_t offset;      // from the block's start to the program's address; marks a live block
};
static_assert(sizeof(header) == 16);

constexpr std::uint32_t live = 0x50410000, dead = 0x57440000, mark_mask = 0xffff0000;
constexpr int classes = 96;
constexpr unsigned char fill = 0xa5;
constexpr std::size_t fill_limit = 1u << 16;  // larger blocks come zeroed from the kernel or are filled in part
constexpr std::uint64_t keep_mapped = std::uint64_t{64} << 20;

struct free_block {
    free_block* next;
};

struct state {
    char* next;
    free_block* free_list[classes];
};

char* base = nullptr;
char* high = nullptr;  // the furthest that any execution has used
state now, remembered;

void start() {
    void* p = mmap(reinterpret_cast<void*>(heap_address), heap_limit, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (p == MAP_FAILED) __builtin_trap();
    base = static_cast<char*>(p);
    now.next = high = base;
    remembered = now;
}

// Classes: multiples of 16 up to 512, then four a doubling.
unsigned class_of(std::size_t size) {
    if (size <= 512) return static_cast<unsigned>((size + 15) / 16);
    const unsigned shift = static_cast<unsigned>(std::bit_width(size - 1)) - 3;
    return 33 + (shift - 7) * 4 + static_cast<unsigned>(((size - 1) >> shift) & 3);
}

std::size_t size_of_class(unsigned index) {
    if (index <= 32) return index * 16u;
    const unsigned shift = (index - 33) / 4 + 7;
    return (std::size_t{5} + ((index - 33) & 3)) << shift;
}

header* header_of(const void* block) {
    return reinterpret_cast<header*>(reinterpret_cast<std::uintptr_t>(block) - sizeof(header));
}

char* bump(std::size_t bytes, std::size_t alignment) {
    auto at = (reinterpret_cast<std::uintptr_t>(now.next) + sizeof(header) + alignment - 1) & ~(alignment - 1);
    if (at + bytes > heap_address + heap_limit) return nullptr;
    now.next = reinterpret_cast<char*>(at + bytes);
    if (now.next > high) high = now.next;
    return reinterpret_cast<char*>(at);
}

}  // namespace

void* heap_allocate(std::size_t size, std::size_t alignment) {
    if (!base) start();
    if (size > heap_limit / 2) return nullptr;
    const unsigned index = class_of(size ? size : 1);
    char* block = nullptr;
    if (alignment <= 16 && index < classes && now.free_list[index]) {
        block = reinterpret_cast<char*>(now.free_list[index]);
        now.free_list[index] = now.free_list[index]->next;
    } else {
        block = bump(index < classes ? size_of_class(index) : size, alignment < 16 ? 16 : alignment);
        if (!block) return nullptr;
    }
    *header_of(block) = {size, alignment <= 16 ? index : classes, live};
    std::memset(block, fill, size < fill_limit ? size : fill_limit);
    return block;
}

bool heap_owns(const void* block) {
    const auto address = reinterpret_cast<std::uintptr_t>(block);
    return address >= heap_address && address < heap_address + heap_limit;
}

std::size_t heap_block_size(const void* block) { return block ? header_of(block)->size : 0; }

void heap_free(void* block) {
    if (!block || !heap_owns(block)) return;
    header* h = header_of(block);
    if ((h->offset & mark_mask) != live) return;  // judged by the interceptor, which knows the caller
    h->offset = dead;
    if (h->size_class >= classes) return;
    auto* freed = static_cast<free_block*>(block);
    freed->next = now.free_list[h->size_class];
    now.free_list[h->size_class] = freed;
}

void* heap_pages(std::size_t size) {
    if (!base) start();
    size = (size + 4095) & ~std::size_t{4095};
    const bool fresh = now.next >= high;
    char* block = bump(size, 4096);
    if (block && !fresh) {
        if (size >= (1u << 20))
            madvise(block, size, MADV_DONTNEED);
        else
            std::memset(block, 0, size);
    }
    return block;
}

void heap_remember() {
    if (!base) start();
    // The next execution starts on a page of its own, so that the remembered part can be restored in whole blocks.
    now.next = reinterpret_cast<char*>((reinterpret_cast<std::uintptr_t>(now.next) + 4095) & ~std::uintptr_t{4095});
    if (now.next > high) high = now.next;
    remembered = now;
}

void heap_restore() {
    now = remembered;
    if (static_cast<std::uint64_t>(high - now.next) > keep_mapped) {
        madvise(now.next, static_cast<std::size_t>(high - now.next), MADV_DONTNEED);
        high = now.next;
    }
}

char* heap_end() { return now.next; }

}  // namespace pawl::check::machine
