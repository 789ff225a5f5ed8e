// A user's rustc command line, rewritten so that what it builds is instrumented.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/rust_toolchain.hpp"

namespace pawl::check::build {

/// Questions to the compiler (-V, --print, --help) are passed on as they are.
bool is_rust_question(const std::vector<std::string>& arguments);

/// Ready to run with allow_unstable in its environment.
std::expected<std::vector<std::string>, build_error> instrument_rust(const rust_toolchain& used,
                                                                     const std::vector<std::string>& arguments,
                                                                     const std::filesystem::path& sysroot,
                                                                     const places& where);

}  // namespace pawl::check::build
