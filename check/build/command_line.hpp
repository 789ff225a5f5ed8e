// A user's compiler command line, rewritten so that what it builds is instrumented.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "check/build/compiler.hpp"
#include "check/build/place.hpp"

namespace pawl::check::build {

struct instrumented_command {
    std::vector<std::string> words;     // ready to run, the compiler first
    std::vector<std::string> warnings;  // what was asked for and is not done
    bool links_by_clang = false;        // its linker does not call back: see name_links
};

/// Adds the note on what is linked that gcc's own link step gets from compiler_step. Directly before running.
void name_links(instrumented_command& command);

/// `arguments` are the user's, response files expanded. Files are written where the user asked, questions to the
/// compiler (--version, -print-...) go through unchanged; what cannot be instrumented is refused.
std::expected<instrumented_command, build_error> instrument(const compiler& used,
                                                            const std::vector<std::string>& arguments,
                                                            const places& where);

}  // namespace pawl::check::build
