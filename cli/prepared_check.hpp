// From what stands on the command line to what can be run: the program, built, and what is asked of it. Shared by the verbs
// that check.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "check/supervise/campaign.hpp"
#include "check/supervise/progress_line.hpp"
#include "cli/check_options.hpp"

namespace pawl::cli {

struct prepared_check {
    check::supervise::campaign_request request;
    std::filesystem::path cache;
    std::string board;  // that a sketch was built for, and why; empty: no sketch
    std::vector<std::string> foreign;  // libraries that --foreign speaks of
};

/// The error is a sentence for the user, or a compiler's words.
std::expected<prepared_check, std::string> prepare_check(const check_options& options,
                                                         check::supervise::progress_line& line);

}  // namespace pawl::cli
