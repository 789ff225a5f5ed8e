// Where things stand on this machine: this command, its runtime library, its headers, the cache folder.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "check/build/program.hpp"

namespace pawl::check::build {

/// The file name by which a program that Pawl built knows its runtime.
inline constexpr const char* runtime_name = "libpawl_check_runtime.so";

/// What an instrumented build needs to know.
struct places {
    std::filesystem::path command;  // this executable: compilers call it back for each of their steps
    std::filesystem::path runtime;
    std::filesystem::path include;  // holds pawl/check.hpp
};

std::expected<places, build_error> find_places();

/// What sketches find by #include <...>: in the source tree, or under ../share/pawl once installed.
std::expected<std::filesystem::path, build_error> sketch_headers();

/// This executable, links followed.
std::filesystem::path this_command();

/// The first executable file called `name` in PATH, or `name` itself where it holds a slash; empty if there is none.
std::filesystem::path find_in_path(const std::string& name);

}  // namespace pawl::check::build
