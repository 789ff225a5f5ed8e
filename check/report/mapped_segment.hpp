// How far a module reaches in memory beyond what is mapped of its file.
#pragma once

#include <cstdint>
#include <string>

namespace pawl::check::report {

/// What is mapped at `start` from `offset` of an ELF file belongs to a segment; where that ends in memory, or 0 if it
/// cannot be said. Variables that begin as zero are no part of the file: their pages follow without a name.
std::uint64_t end_in_memory(const std::string& path, std::uint64_t start, std::uint64_t offset);

}  // namespace pawl::check::report
