// @file on a command line stands for the words in that file.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "check/build/program.hpp"

namespace pawl::check::build {

/// As GCC reads them: words apart by white space, quotes and backslashes keep it, a file may name others. A word whose
/// file cannot be read stays as it is.
std::expected<std::vector<std::string>, build_error> expand_response_files(const std::vector<std::string>& words);

}  // namespace pawl::check::build
