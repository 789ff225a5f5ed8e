// Sources become objects in the cache, each compiled once for the same text, headers, flags and compiler.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/cache.hpp"
#include "check/build/compiler.hpp"
#include "check/build/place.hpp"

namespace pawl::check::build {

struct source {
    std::filesystem::path file;
    language written_in = language::c;
    std::vector<std::string> flags = {};  // its own, before those of all
};

struct objects {
    std::vector<std::filesystem::path> files;  // in the order of the sources
    bool from_cache = true;                    // nothing had to be compiled
};

std::expected<objects, build_error> compile_all(const std::vector<source>& sources,
                                                const std::vector<std::string>& flags, const places& where,
                                                const std::filesystem::path& cache, const workshop& scratch);

/// Prints what a compiler said although it succeeded.
void show_warnings(const std::string& output);

}  // namespace pawl::check::build
