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
#include "check/supervise/stored_search.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

struct interrupted_search {
    std::string program;  // a fingerprint: another program has other schedules
    std::string options;  // those that say what is explored

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
std::expected<interrupted_search, cannot_go_on> load(const std::filesystem::path& file, const std::string& program,
                                                     const std::string& options);

}  // namespace pawl::check::supervise
