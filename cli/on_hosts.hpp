// pawl check --on parallel:HOSTS: a search in shards on several machines, round after round, by GNU parallel over ssh. Each
// round is what pawl check --shard, --from and pawl merge do by hand.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "check/supervise/interrupted_search.hpp"
#include "check/supervise/joined_shards.hpp"
#include "check/supervise/progress_line.hpp"
#include "cli/check_options.hpp"
#include "cli/prepared_check.hpp"

namespace pawl::cli {

/// All rounds, until everything was searched, something was found, or the time is over. The error is a sentence.
std::expected<check::supervise::joined_shards, std::string> search_on_hosts(const check_options& options,
                                                                            const prepared_check& ready,
                                                                            const std::vector<std::string>& command,
                                                                            check::supervise::progress_line& line);

}  // namespace pawl::cli
