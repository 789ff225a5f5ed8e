// Rust's standard library, built once with instrumentation: as it is delivered it hides its atomics and its waiting.
#pragma once

#include <expected>
#include <filesystem>

#include "check/build/rust_toolchain.hpp"

namespace pawl::check::build {

/// A sysroot for rustc in the cache folder, built now if it is not there: offline, in about a minute, with a line on
/// standard error that says so. Empty where the toolchain has no sources. Builders in other processes wait.
std::expected<std::filesystem::path, build_error> instrumented_sysroot(const rust_toolchain& used,
                                                                       const std::filesystem::path& cache);

}  // namespace pawl::check::build
