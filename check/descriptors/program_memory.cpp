#include "check/descriptors/program_memory.hpp"

#include <cstring>

#include "check/machine/snapshot.hpp"

namespace pawl::check::descriptors {

void note_written(const void* buffer, std::uint64_t size) {
    const auto* bytes = static_cast<const char*>(buffer);
    for (std::uint64_t at = 0; at < size; at += 256) machine::program_snapshot().note_write(bytes + at);
    if (size > 0) machine::program_snapshot().note_write(bytes + size - 1);
}

void write_to_program(void* to, const void* from, std::uint64_t size) {
    note_written(to, size);
    std::memcpy(to, from, size);
}

}  // namespace pawl::check::descriptors
