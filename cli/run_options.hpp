// The command line of `pawl run`.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct run_options {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> compile_flags;
    std::filesystem::path input;  // empty: standard input
    std::chrono::nanoseconds horizon{};
    std::uint64_t seed = 1;
    bool verbose = false;
    std::string html_file, trace_file;  // empty: none
};

std::expected<run_options, early_end> parse_run_options(int argc, char** argv);

}  // namespace pawl::cli
