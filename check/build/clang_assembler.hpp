// clang assembles by itself and has no -wrapper. Told to use an assembler of its own folder, it calls us as gcc does.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "check/build/place.hpp"

namespace pawl::check::build {

/// The flags that send clang's assembly through this command, which needs a folder in the cache.
std::expected<std::vector<std::string>, build_error> clang_step_flags(const places& where);

}  // namespace pawl::check::build
