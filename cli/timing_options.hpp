// The command line of `pawl timing`.
#pragma once

#include <expected>
#include <string>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct timing_options {
    std::string file;
    std::string marks_file;  // empty: none
};

std::expected<timing_options, early_end> parse_timing_options(int argc, char** argv);

}  // namespace pawl::cli
