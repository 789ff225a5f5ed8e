// Which C or C++ compiler does the real work.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "check/build/program.hpp"

namespace pawl::check::build {

enum class language { c, cxx };

struct compiler {
    enum class family { gcc, clang };
    std::vector<std::string> words;  // the command, "ccache gcc" as two words
    family kind = family::gcc;
    std::string version;  // what --version prints: part of the cache's key
};

/// $PAWL_CC or $CC or gcc; for C++ $PAWL_CXX, $CXX, g++. A variable that names Pawl itself is passed over, since that
/// is how a project's makefile is told to use Pawl.
std::expected<compiler, build_error> find_compiler(language wanted);

}  // namespace pawl::check::build
