#include "check/descriptors/byte_queue.hpp"

#include <cstring>

#include "check/machine/vector_clock.hpp"

namespace pawl::check::descriptors {

// What is written is moved to the beginning now and then, so that small messages for ever need little memory.
void byte_queue::append(const void* bytes, std::uint64_t count) {
    if (first + size + count > room) {
        if (size + count > room / 2) {
            room = room ? room * 2 : 256;
            while (room < (size + count) * 2) room *= 2;
            auto* fresh = static_cast<char*>(machine::execution_memory(room));
            if (size > 0) std::memcpy(fresh, data + first, size);
            data = fresh;
        } else {
            std::memmove(data, data + first, size);
        }
        first = 0;
    }
    if (count > 0) std::memcpy(data + first + size, bytes, count);
    size += count;
}

std::uint64_t byte_queue::copy(void* to, std::uint64_t count, std::uint64_t offset) const {
    if (offset >= size) return 0;
    if (count > size - offset) count = size - offset;
    if (count > 0) std::memcpy(to, data + first + offset, count);
    return count;
}

void byte_queue::drop(std::uint64_t count) {
    first += count;
    size -= count;
    if (size == 0) first = 0;
}

}  // namespace pawl::check::descriptors
