// The command line of `pawl stack`.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct stack_options {
    std::string image;
    std::vector<std::string> maps;
    std::vector<std::string> call_graphs;  // empty: the one beside the image
    bool image_alone = false;
    bool ways = false;
    std::string json_file;  // "-": standard output, and no text then; empty: none
};

std::expected<stack_options, early_end> parse_stack_options(int argc, char** argv);

}  // namespace pawl::cli
