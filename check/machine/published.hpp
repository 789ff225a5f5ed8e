// What releases have published through memory that is accessed atomically: an acquire that reads a byte sees what was
// published through that byte, however wide the two accesses are. A slot may be written as sixteen bytes and read as two
// halves.
#pragma once

#include <cstdint>

#include "check/machine/vector_clock.hpp"

namespace pawl::check::machine {

/// Joins what was published through any of these bytes.
void join_published(vector_clock& to, std::uint64_t address, unsigned size);

/// A store begins anew. A read-modify-write continues: who reads it also sees what was published before.
enum class release_sequence : bool { begins, continues };
void publish(std::uint64_t address, unsigned size, const vector_clock& what, release_sequence how);

}  // namespace pawl::check::machine
