// Whether a program can be watched at all: the loader must be willing to put a library in front of it.
#pragma once

#include <filesystem>
#include <string>

namespace pawl::observe::report {

/// A sentence that says why not; empty if it can. Of a script its interpreter is looked at.
std::string why_not_watchable(const std::filesystem::path& program);

}  // namespace pawl::observe::report
