// What `pawl trace` was asked for.
#pragma once

#include <expected>
#include <string>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct trace_options {
    std::string file;
    std::string html_file;  // empty: none
    bool text = false;      // each step
};

std::expected<trace_options, early_end> parse_trace_options(int argc, char** argv);

}  // namespace pawl::cli
