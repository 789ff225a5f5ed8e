// The command line of `pawl check`.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/supervise/plan.hpp"
#include "check/supervise/shard.hpp"
#include "check/wire/session.hpp"
#include "cli/option_values.hpp"
#include "cli/tell.hpp"

namespace pawl::cli {

struct check_options {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> arguments;  // of the program
    std::vector<std::string> compile_flags;
    std::vector<std::string> link_flags;
    check::supervise::plan_request plan;
    std::vector<check::wire::task_rule> rules;
    std::vector<std::string> nonblocking;
    std::vector<std::string> foreign;  // globs: libraries that were not built by pawl and keep to themselves
    std::uint64_t steps = 20'000;
    std::uint64_t seed = 1;
    check::wire::attention races = check::wire::attention::report, leaks = check::wire::attention::report;
    bool freeze = false;
    check::wire::progress_class progress = check::wire::progress_class::none;
    std::uint32_t retries = 0;
    bool real_time = false;
    std::string timing_file;  // --timing; empty: none
    std::uint64_t call_steps = 10'000;
    unsigned jobs = 0;  // 0: as many as there are processors
    std::size_t search_memory = 0;
    bool resume = false;
    bool or_begin = false;  // where there is nothing to go on with
    bool reduction = true;
    bool outcomes = false;
    std::string baseline;        // a file; empty: none
    std::string write_baseline;  // the same
    std::chrono::nanoseconds horizon = std::chrono::seconds(3);  // of a sketch
    std::uint32_t presses = 2;
    bool time_given = false;
    bool sharded = false;              // --shard
    check::supervise::shard part;
    std::filesystem::path shard_file;  // never empty with --shard
    std::filesystem::path from;        // a merged search to go on with; empty: none
    std::vector<host> hosts;           // --on parallel:HOSTS; empty: here
    telling how;
};

/// What to print instead of going on, and the exit status.
struct early_end {
    std::string text;
    int status;
};

std::expected<check_options, early_end> parse_check_options(int argc, char** argv);

}  // namespace pawl::cli
