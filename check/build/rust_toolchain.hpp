// Which Rust compiler does the real work, and how it is told to instrument.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/place.hpp"
#include "check/build/program.hpp"

namespace pawl::check::build {

inline constexpr const char* rust_target = "x86_64-unknown-linux-gnu";

struct rust_toolchain {
    std::filesystem::path rustc;
    std::filesystem::path cargo;          // of the same release; empty: none
    std::filesystem::path library;        // the standard library's sources with all they depend on; empty: none
    std::string version;                  // what rustc -vV prints
    std::vector<std::string> instrument;  // the flags that this release understands
};

/// $PAWL_RUSTC, else the first rustc in PATH that has the standard library's sources, else the first at all.
std::expected<rust_toolchain, build_error> find_rust();

/// What rustc's unstable flags need in its environment.
inline constexpr const char* allow_unstable = "RUSTC_BOOTSTRAP=1";

/// The flags for a program or one of its crates. An empty `sysroot` means the precompiled standard library.
std::vector<std::string> rust_flags(const rust_toolchain& used, const std::filesystem::path& sysroot,
                                    const places& where);

}  // namespace pawl::check::build
