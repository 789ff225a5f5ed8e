// What `pawl watch` was asked for.
#pragma once

#include <expected>
#include <string>

#include "cli/check_options.hpp"
#include "observe/report/watching.hpp"

namespace pawl::cli {

struct watch_options {
    observe::report::watch_request request;  // without the library
    std::string json_file;                   // "-": standard output; empty: none
};

std::expected<watch_options, early_end> parse_watch_options(int argc, char** argv);

}  // namespace pawl::cli
