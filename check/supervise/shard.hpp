// One of several checks of the same program that search apart, without a word between them.
#pragma once

#include <cstdint>

namespace pawl::check::supervise {

struct shard {
    std::uint32_t index = 0;  // from 0
    std::uint32_t of = 1;

    bool whole() const { return of == 1; }
    /// Of things that are counted through, in the same way by all.
    bool owns(std::uint64_t number) const { return number % of == index; }
    friend bool operator==(const shard&, const shard&) = default;
};

}  // namespace pawl::check::supervise
