// The note that travels inside objects and executables: what was instrumented, and what could not be.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/build/program.hpp"

namespace pawl::check::build {

/// A section that is never loaded. It holds strings, ended by zero bytes, which the linker gathers and makes unique:
/// "instrumented\tFILE", "asm\tFILE:LINE\tTEXT", "uninstrumented\tOBJECT".
inline constexpr const char* note_section = ".pawl.note";

std::string instrumented_entry(const std::string& file);
std::string entry_of(const blind_spot& spot);

/// Assembly text that adds these entries to an object.
std::string note_assembly(const std::vector<std::string>& entries);

/// A relocatable object that holds nothing but these entries, as bytes.
std::vector<char> note_object(const std::vector<std::string>& entries);

/// The blind spots among a note's entries.
std::vector<blind_spot> blind_spots_of(const std::vector<std::string>& entries);

}  // namespace pawl::check::build
