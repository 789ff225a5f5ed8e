// Inline assembly in what a compiler wrote: the instrumentation cannot see into it, so it is named.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "check/build/program.hpp"

namespace pawl::check::build {

struct assembly_file {
    bool instrumented = false;  // false: written by hand, or by a compiler that was not told to instrument
    std::string source;         // the file it was compiled from, as the compiler names it; may be empty
    std::vector<blind_spot> inline_assembly;
};

/// Relative file names are taken from `folder`. Assembly that only waits, orders memory or says nothing is harmless
/// and left out: empty blocks, comments, pause, nop, fences, and a locked add of nothing to the stack.
assembly_file scan_assembly(std::string_view text, const std::filesystem::path& folder);

}  // namespace pawl::check::build
