// What the last `pawl check` ran, kept in the cache folder so that `pawl replay SCHEDULE` needs nothing else.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "check/supervise/worker.hpp"
#include "check/wire/session.hpp"

namespace pawl::check::supervise {

struct last_check {
    launch program;
    std::vector<wire::machine> machines;
    std::vector<wire::task_rule> rules;
    std::vector<std::string> nonblocking;
    std::uint64_t steps = 0;
    std::uint64_t seed = 0;
    wire::attention races = wire::attention::report, leaks = wire::attention::report;
    std::uint32_t pool_size = 0;
    std::vector<std::uint64_t> visible;  // places whose accesses are schedule points: part of what a schedule means
    bool simulate_constructors = false;
    std::optional<int> usual_exit_status;
};

std::expected<void, std::string> save(const last_check& what, const std::filesystem::path& folder);
std::expected<last_check, std::string> load_last_check(const std::filesystem::path& folder);

}  // namespace pawl::check::supervise
