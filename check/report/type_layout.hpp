// Which part of a variable an offset falls into: `[2]`, `.lock`, `[1].owner`.
#pragma once

#include <elfutils/libdw.h>

#include <cstdint>
#include <string>

namespace pawl::check::report {

/// The path from a variable of this type to the byte at `offset`. Stops at types of the libraries: what stands inside a
/// std::mutex is of no interest.
std::string part_of_type(Dwarf_Die type, std::uint64_t offset);

}  // namespace pawl::check::report
