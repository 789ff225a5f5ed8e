// Pairs of locks that were seen one inside the other, by which threads and under which other locks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "observe/wire/facts.hpp"

namespace pawl::observe::preload {

/// Locks that were held each time that a pair was taken: of two orders under one such gate only one is under way at a time.
struct gate_set {
    static constexpr std::size_t most = 6;  // of more, those taken last: fewer gates mean more warnings, so those count
    std::size_t count;
    const void* locks[most];

    [[nodiscard]] bool has(const void* lock) const noexcept {
        for (std::size_t i = 0; i < count; ++i)
            if (locks[i] == lock) return true;
        return false;
    }
    void keep_only(const gate_set& others) noexcept {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i)
            if (others.has(locks[i])) locks[kept++] = locks[i];
        count = kept;
    }
    [[nodiscard]] bool meets(const gate_set& others) const noexcept {
        for (std::size_t i = 0; i < count; ++i)
            if (others.has(locks[i])) return true;
        return false;
    }
};

struct lock_pair {
    const void* first;
    const void* second;
    std::uint64_t thread;  // the serial number of who took it last
    std::size_t record;    // and where that one's record is
    bool by_several;
    bool told;
    bool first_reads, second_reads;  // seen to be rwlocks
    std::uint8_t ways;               // bit 0: both exclusive; 1: first shared; 2: second shared; 3: both
    gate_set gates;
    wire::ordered_pair facts;  // of who took it last
};

/// Open addressing; a pair that is forgotten leaves a mark. Guarded by who uses it.
class pair_table {
public:
    static constexpr std::size_t size = 8192;

    [[nodiscard]] lock_pair* find(const void* first, const void* second) noexcept {
        for (std::size_t i = place(first, second), looked = 0; looked < size && pairs_[i].first; i = next(i), ++looked)
            if (pairs_[i].first == first && pairs_[i].second == second) return &pairs_[i];
        return nullptr;
    }
    /// How who took it last came to take the second one. Apart, so that the pairs themselves are soon looked through.
    [[nodiscard]] wire::call_path& path_of(const lock_pair& pair) noexcept { return paths_[&pair - pairs_]; }
    /// It is not there yet. Null: the table is full; orders are then not noted any more.
    [[nodiscard]] lock_pair* add(const void* first, const void* second) noexcept {
        if (used_ >= size - size / 8) return nullptr;
        std::size_t i = place(first, second);
        while (pairs_[i].first && pairs_[i].first != forgotten()) i = next(i);
        used_ += pairs_[i].first == nullptr;
        pairs_[i] = {};
        pairs_[i].first = first;
        pairs_[i].second = second;
        return &pairs_[i];
    }
    void forget(const void* lock) noexcept {
        for (lock_pair& pair : pairs_)
            if (pair.first == lock || (pair.first && pair.second == lock)) {
                pair.first = forgotten();
                pair.second = nullptr;
            }
    }

private:
    static const void* forgotten() noexcept { return reinterpret_cast<const void*>(std::uintptr_t{1}); }
    static std::size_t next(std::size_t i) noexcept { return (i + 1) % size; }
    static std::size_t place(const void* first, const void* second) noexcept {
        std::uint64_t x =
            reinterpret_cast<std::uintptr_t>(first) * 0x9e37'79b9'7f4a'7c15 ^ reinterpret_cast<std::uintptr_t>(second);
        x *= 0xff51'afd7'ed55'8ccd;
        return (x ^ x >> 32) % size;
    }

    lock_pair pairs_[size];
    wire::call_path paths_[size];
    std::size_t used_;
};

}  // namespace pawl::observe::preload
