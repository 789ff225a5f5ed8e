// What cargo must be told so that a whole project, its dependencies too, is built instrumented.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/rust_toolchain.hpp"

namespace pawl::check::build {

struct cargo_command {
    std::vector<std::string> words;
    std::vector<std::string> environment;
};

/// `arguments` begin with cargo's own verb. build, test, run and bench are instrumented, with build scripts and
/// procedural macros left as they are; every other verb goes through unchanged.
std::expected<cargo_command, build_error> instrument_cargo(const rust_toolchain& used,
                                                           const std::vector<std::string>& arguments,
                                                           const std::filesystem::path& sysroot, const places& where);

/// Whether this command line builds anything that should be instrumented.
bool builds_program(const std::vector<std::string>& arguments);

}  // namespace pawl::check::build
