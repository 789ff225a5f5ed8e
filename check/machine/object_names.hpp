// Names that the program gives its objects, for the report. Those given before the first execution hold in each.
#pragma once

#include <cstdint>

#include "check/wire/named_objects.hpp"

namespace pawl::check::machine {

/// A null or empty name takes back what the bytes were called.
void name_object(std::uint64_t address, std::uint64_t size, const char* noun, const char* name);

/// One without a name of its own, that is known by where it was made.
void note_made(std::uint64_t address, std::uint64_t size, const char* noun, std::uint64_t pc);

/// Its name is that of the variable which holds its address when the execution ends.
inline constexpr const char* named_by_its_handle = "\1";
void rename_object(std::uint64_t address, const char* name);
/// At the end of an execution: looks for those variables.
void find_handles();
/// The same now, for the object at this address; null: it was never named.
const wire::named_object* named_now(std::uint64_t address);
/// Whether such a variable was found.
bool is_variable(std::uint64_t handle);

/// Before each execution: from now on they are noted there.
void begin_naming(wire::named_objects& into);

}  // namespace pawl::check::machine
