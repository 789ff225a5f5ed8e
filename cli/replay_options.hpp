// The command line of `pawl replay`.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/check_options.hpp"

namespace pawl::cli {

struct replay_options {
    std::string schedule;
    std::vector<std::filesystem::path> files;  // empty: the program that the schedule was found in
    std::vector<std::string> compile_flags;
    std::vector<std::string> link_flags;
    telling how;
    bool step = false;                       // walk through it
    bool gdb = false;                        // in the debugger
    std::vector<std::string> gdb_arguments;  // behind --
};

std::expected<replay_options, early_end> parse_replay_options(int argc, char** argv);

}  // namespace pawl::cli
