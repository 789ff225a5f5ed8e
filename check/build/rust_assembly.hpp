// Inline assembly in a crate's own text.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/build/program.hpp"

namespace pawl::check::build {

/// Each asm!, global_asm! and naked_asm! outside a line comment. rustc has no step between the text and the object
/// that could be read instead, and what a macro writes is not seen.
std::vector<blind_spot> rust_assembly(const std::vector<std::filesystem::path>& sources);

}  // namespace pawl::check::build
