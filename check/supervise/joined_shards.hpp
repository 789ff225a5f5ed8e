// What several shards of a search have come to, as one search.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "check/supervise/interrupted_search.hpp"

namespace pawl::check::supervise {

/// One shard's file, and what stood in it.
struct shard_file {
    std::string name;
    interrupted_search what;
};

struct joined_shards {
    interrupted_search whole;             // `part` is the whole; complete where all shards are
    std::uint32_t of = 1;
    std::optional<found_schedule> found;  // of all schedules that go wrong, the simplest
    std::string found_in;                 // the name of its file
    std::vector<std::uint32_t> missing;   // shards without a file, from 0
    std::vector<std::uint32_t> unfinished;  // stopped in the middle
    std::vector<std::string> twice;         // files that were left aside: another one of the same shard is further
    bool stopped = false;                   // by the user
    std::uint64_t to_be_repeated = 0;       // executions that say nothing of the whole: docs/many-machines.md
};

/// The error: a sentence that says which files do not belong together, and why.
std::expected<joined_shards, std::string> join_shards(std::vector<shard_file> files);

}  // namespace pawl::check::supervise
