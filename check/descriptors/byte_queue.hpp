// Bytes in the order in which they were written. They lie in the execution's own memory, and go with it.
#pragma once

#include <cstdint>

namespace pawl::check::descriptors {

struct byte_queue {
    char* data;
    std::uint64_t first, size, room;

    void append(const void* bytes, std::uint64_t count);
    /// The oldest bytes, at most `count`, from `offset` on, without taking them; how many there were.
    std::uint64_t copy(void* to, std::uint64_t count, std::uint64_t offset = 0) const;
    void drop(std::uint64_t count);
};

}  // namespace pawl::check::descriptors
