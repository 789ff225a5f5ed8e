// What a schedule is replayed on: the program it was found in, unchanged, with all that its numbers mean something in.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "check/report/schedule_text.hpp"
#include "check/supervise/last_check.hpp"
#include "cli/replay_options.hpp"

namespace pawl::cli {

struct replay_subject {
    check::report::schedule schedule;
    check::supervise::last_check found_in;
    std::string note;  // worth saying: another program than the last one
};

/// The error says what does not fit and what to do.
std::expected<replay_subject, std::string> find_subject(const replay_options& options,
                                                        const std::filesystem::path& cache);

}  // namespace pawl::cli
