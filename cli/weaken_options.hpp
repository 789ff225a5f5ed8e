// The command line of `pawl weaken`.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct weaken_options {
    check_options each;  // how every check is made; its files are all that were named
    bool together = false;
    std::vector<std::string> only;
    std::string json_file;  // "-": standard output, and no text then; empty: none
};

std::expected<weaken_options, early_end> parse_weaken_options(int argc, char** argv);

}  // namespace pawl::cli
