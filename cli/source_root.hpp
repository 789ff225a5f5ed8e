// The folder from which sources are named, so that the names mean the same on every machine.
#pragma once

#include <filesystem>

namespace pawl::cli {

/// The nearest folder above with a .git in it, or the given one where there is none.
std::filesystem::path source_root(const std::filesystem::path& from);

}  // namespace pawl::cli
