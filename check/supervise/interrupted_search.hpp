// A check that was not finished, as it stands in a file until it goes on: what was explored, what was learned, and where
// each search stood.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "check/supervise/plan.hpp"
#include "check/supervise/shard.hpp"
#include "check/supervise/stored_search.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

/// Into which parts a search was cut: whoever takes some of them must have cut as the others did.
struct cut_record {
    std::uint32_t machine = 0;
    std::uint32_t stage = 0;  // of the plan
    std::uint64_t parts = 0;
    std::uint64_t fingerprint = 0;
    friend bool operator==(const cut_record&, const cut_record&) = default;
};

/// What a shard ended with, if something is wrong.
struct found_schedule {
    wire::finding_kind kind = wire::finding_kind::none;
    std::uint32_t machine_index = 0;
    wire::machine on{};
    std::vector<wire::choice> schedule;
};

/// What was seen on the way, in any execution.
struct seen_facts {
    std::uint64_t cut_by_horizon = 0, cut_by_length = 0;
    std::uint32_t task_rules_met = 0;
    bool weak_orders = false, mixed_sizes = false, yields_taken_as_fair = false;
};

struct interrupted_search {
    std::string program;  // a fingerprint: another program has other schedules
    std::string options;  // those that say what is explored

    shard part;                         // where others search the rest
    std::vector<std::string> command;   // of a shard: what it was called with, but for what names the shard
    std::vector<cut_record> cuts;       // of a shard
    bool over = false;                  // of a shard: it was searched as far as it was to be
    std::optional<found_schedule> found;
    seen_facts seen;
    std::vector<report::promised_call> calls;
    std::vector<std::string> names;     // that tasks had

    plan::state planned;
    std::map<std::size_t, std::vector<stored_search>> parts;  // by machine
    std::map<std::size_t, std::uint64_t> next_sample, longest;
    std::uint64_t first_length = 0;
    std::set<std::size_t> not_followed;

    std::uint64_t executions = 0, redundant = 0;
    std::uint32_t tasks = 1;
    double seconds = 0;
    std::string inconclusive_reason;  // empty: none
    std::vector<wire::finding> warnings;
    std::vector<wire::warning> noted;  // races, leaks, orders of locks
    std::uint64_t not_noted = 0;
    std::vector<wire::finding> known;  // errors that were accepted and met
    std::string known_as;              // their fingerprints, one after the other, each with a blank

    std::vector<std::uint64_t> visible;
    std::uint32_t pool_size = 0;
    bool simulate_constructors = false;
    std::optional<std::int32_t> usual_exit_status;
};

/// Written beside and renamed into place: what is there is always whole.
std::expected<void, std::string> save(const interrupted_search& what, const std::filesystem::path& file);

struct cannot_go_on {
    enum class why { nothing_there, damaged, another_program, other_options } because;
    std::string text;
};
/// Of whatever program.
std::expected<interrupted_search, cannot_go_on> load(const std::filesystem::path& file);
std::expected<interrupted_search, cannot_go_on> load(const std::filesystem::path& file, const std::string& program,
                                                     const std::string& options);

}  // namespace pawl::check::supervise
