// The verdict on a search that was made in parts, told as that of one search. Shared by the verbs that join shards.
#pragma once

#include <expected>
#include <string>

#include "check/supervise/joined_shards.hpp"
#include "check/supervise/progress_line.hpp"
#include "cli/check_options.hpp"
#include "cli/prepared_check.hpp"

namespace pawl::cli {

/// The exit status. What a shard found is run once more, here. The error is a sentence: these are shards of something else.
std::expected<int, std::string> tell_joined(const check_options& options, const prepared_check& ready,
                                            check::supervise::joined_shards joined,
                                            check::supervise::progress_line& line);

}  // namespace pawl::cli
