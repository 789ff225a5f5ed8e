#include "check/machine/vector_clock.hpp"

#include <sys/mman.h>

#include <cstring>

namespace pawl::check::machine {
namespace {

constexpr std::uint64_t region_size = std::uint64_t{1} << 34;
char* region = nullptr;
std::uint64_t used = 0;

}  // namespace

void* execution_memory(std::uint64_t bytes) {
    if (!region) {
        void* p =
            mmap(nullptr, region_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (p == MAP_FAILED) __builtin_trap();
        region = static_cast<char*>(p);
    }
    bytes = (bytes + 15) & ~std::uint64_t{15};
    if (used + bytes > region_size) __builtin_trap();
    void* block = region + used;
    used += bytes;
    return block;
}

void reset_execution_memory() {
    constexpr std::uint64_t keep_mapped = std::uint64_t{64} << 20;
    if (used > keep_mapped) madvise(region, used, MADV_DONTNEED);
    used = 0;
}

void vector_clock::grow(std::uint32_t wanted) {
    if (wanted > capacity_) {
        const std::uint32_t capacity = wanted < 8 ? 8 : wanted * 2;
        auto* fresh = static_cast<std::uint32_t*>(execution_memory(capacity * sizeof(std::uint32_t)));
        if (size) std::memcpy(fresh, at, size * sizeof(std::uint32_t));
        at = fresh;
        capacity_ = capacity;
    }
    std::memset(at + size, 0, (wanted - size) * sizeof(std::uint32_t));
    size = wanted;
}

void vector_clock::raise(std::uint32_t task, std::uint32_t value) {
    if (task >= size) grow(task + 1);
    if (at[task] < value) at[task] = value;
}

void vector_clock::join_entries(const vector_clock& other) {
    if (other.size > size) grow(other.size);
    for (std::uint32_t i = 0; i < other.size; ++i)
        if (at[i] < other.at[i]) at[i] = other.at[i];
}

namespace {

// Never shared: a clock that was copied as a value must not grow with its copy.
vector_clock& made(vector_clock*& companion) {
    if (!companion) {
        companion = static_cast<vector_clock*>(execution_memory(sizeof(vector_clock)));
        *companion = vector_clock{};
    }
    return *companion;
}

}  // namespace

void vector_clock::join(const vector_clock& other) {
    join_entries(other);
    if (other.strong) made(strong).join_entries(*other.strong);
    if (other.seen) made(seen).join_entries(*other.seen);
}

void vector_clock::assign(const vector_clock& other) {
    if (other.size > size) grow(other.size);
    if (other.size) std::memcpy(at, other.at, other.size * sizeof(std::uint32_t));
    size = other.size;
    strong = seen = nullptr;
    if (other.strong) made(strong).join_entries(*other.strong);
    if (other.seen) made(seen).join_entries(*other.seen);
}

void vector_clock::see(const vector_clock& other) {
    made(seen).join_entries(other);
    if (other.seen) made(seen).join_entries(*other.seen);
}

void vector_clock::lower_strong(std::uint32_t task, std::uint32_t number) {
    if (strong && task < strong->size) strong->at[task] = number;
}

void vector_clock::raise_strong(std::uint32_t task, std::uint32_t number) { made(strong).raise(task, number); }

}  // namespace pawl::check::machine
