// Buffers of the program: what is written there is put back after the execution, so it is noted.
#pragma once

#include <sys/uio.h>

#include <cstdint>

namespace pawl::check::descriptors {

void note_written(const void* buffer, std::uint64_t size);
void write_to_program(void* to, const void* from, std::uint64_t size);

inline std::uint64_t total(const iovec* parts, std::uint64_t count) {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < count; ++i) sum += parts[i].iov_len;
    return sum;
}

/// Calls f(part's address, its size) for the parts of `size` bytes that begin at `offset`.
template <class F>
void each_part(const iovec* parts, std::uint64_t count, std::uint64_t offset, std::uint64_t size, F&& f) {
    for (std::uint64_t i = 0; i < count && size > 0; ++i) {
        const std::uint64_t length = parts[i].iov_len;
        if (offset >= length) {
            offset -= length;
            continue;
        }
        const std::uint64_t here = length - offset < size ? length - offset : size;
        f(static_cast<char*>(parts[i].iov_base) + offset, here);
        offset = 0;
        size -= here;
    }
}

}  // namespace pawl::check::descriptors
