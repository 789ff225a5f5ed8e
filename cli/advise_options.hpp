// The command line of `pawl advise`.
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct advise_options {
    std::filesystem::path sketch;
    std::vector<std::string> compile_flags;
    std::chrono::nanoseconds time = std::chrono::seconds(20);
    bool patch = false;
};

std::expected<advise_options, early_end> parse_advise_options(int argc, char** argv);

}  // namespace pawl::cli
