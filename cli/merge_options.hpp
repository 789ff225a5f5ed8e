// What `pawl merge` was asked for.
#pragma once

#include <expected>
#include <filesystem>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct merge_options {
    std::vector<std::filesystem::path> files;
    std::filesystem::path into;  // what is left, for another round; empty: nowhere
    telling how;
};

std::expected<merge_options, early_end> parse_merge_options(int argc, char** argv);

}  // namespace pawl::cli
