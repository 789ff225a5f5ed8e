// What a file on the command line is.
#pragma once

#include <expected>
#include <filesystem>

#include "check/build/program.hpp"

namespace pawl::check::build {

enum class source_kind { c, cxx, assembly, rust, sketch, object, archive, shared_library, executable };

/// By its name for sources, by its contents for what was built before. The error says what is wrong with the file.
std::expected<source_kind, build_error> classify(const std::filesystem::path& file);

}  // namespace pawl::check::build
