// Objects become an executable in the cache, behind the runtime.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/build/cache.hpp"
#include "check/build/compiler.hpp"
#include "check/build/place.hpp"

namespace pawl::check::build {

struct linked {
    std::filesystem::path executable;
    bool from_cache = true;
};

/// `name` is what the executable is called, as the program sees it in argv[0].
std::expected<linked, build_error> link(const std::vector<std::filesystem::path>& inputs, language main_language,
                                        const std::vector<std::string>& flags, const std::string& name,
                                        const places& where, const std::filesystem::path& cache,
                                        const workshop& scratch);

}  // namespace pawl::check::build
