// One Rust crate becomes an executable, or a library for C and C++ to link, in the cache.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/cache.hpp"
#include "check/build/place.hpp"
#include "check/build/rust_toolchain.hpp"

namespace pawl::check::build {

enum class crate_kind { program, static_library };

struct built_crate {
    std::filesystem::path file;
    bool from_cache = true;
    std::vector<blind_spot> inline_assembly;
};

/// `root` is the crate's main file; rustc finds its modules. Edition 2021 unless the flags give one.
std::expected<built_crate, build_error> build_crate(const std::filesystem::path& root, crate_kind kind,
                                                    const std::vector<std::string>& flags, const rust_toolchain& used,
                                                    const std::filesystem::path& sysroot, const places& where,
                                                    const std::filesystem::path& cache, const workshop& scratch);

}  // namespace pawl::check::build
