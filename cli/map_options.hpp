// The command line of `pawl map`.
#pragma once

#include <expected>
#include <string>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct map_options {
    std::string image;
    std::string svg_file;  // empty: none
    bool all = false;
};

std::expected<map_options, early_end> parse_map_options(int argc, char** argv);

}  // namespace pawl::cli
