// Precompiled headers, which compilers read in the place of others and do not name among what they read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pawl::check::build {

/// Those that are there for what -include and -include-pch name, and for the first header that the source itself includes.
std::vector<std::filesystem::path> precompiled_headers(const std::filesystem::path& source,
                                                       const std::vector<std::string>& arguments);

}  // namespace pawl::check::build
