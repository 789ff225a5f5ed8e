// What a `pawl check` ran: all that a schedule's numbers mean something in. Kept in the cache folder, for the last check,
// for each program and with each schedule that was printed, so that `pawl replay SCHEDULE` needs nothing else.
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
    std::string fingerprint;                   // of the executable's contents
    std::vector<std::filesystem::path> files;  // what was checked, absolute
    std::vector<std::string> compile_flags;
    std::vector<std::string> link_flags;
    std::vector<wire::machine> machines;
    std::vector<wire::task_rule> rules;
    std::vector<std::string> nonblocking;
    std::uint64_t steps = 0;
    std::uint64_t seed = 0;
    wire::attention races = wire::attention::report, leaks = wire::attention::report;
    bool freeze = false;
    wire::progress_class progress = wire::progress_class::none;
    std::uint32_t retries = 0;
    bool real_time = false;
    std::vector<std::uint64_t> own_loops;
    std::uint64_t call_steps = 0;
    std::string board;            // of a sketch: what it was built for; empty: none
    std::int64_t horizon_ns = 0;  // and how long, and how often each of its interrupts came
    std::uint32_t presses = 0;
    std::uint32_t pool_size = 0;
    std::vector<std::uint64_t> visible;  // places whose accesses are schedule points: part of what a schedule means
    bool simulate_constructors = false;
    std::optional<int> usual_exit_status;
    std::vector<wire::weakened_order> weakened;  // by pawl weaken: the program ran under these orders instead
    std::string weakened_words;                  // and what that is in the source
};

/// As the last check, and as the last one of this program.
std::expected<void, std::string> save(const last_check& what, const std::filesystem::path& folder);
std::expected<last_check, std::string> load_last_check(const std::filesystem::path& folder);
/// The last check of the program with this fingerprint.
std::expected<last_check, std::string> load_check_of(const std::string& fingerprint,
                                                     const std::filesystem::path& folder);

/// One file; nothing is left half written. The error of reading says what to do.
std::expected<void, std::string> write_check(const last_check& what, const std::filesystem::path& file);
std::expected<last_check, std::string> read_check(const std::filesystem::path& file);

/// "abba.cpp", "a.cpp b.cpp ...": what the user calls the program.
std::string names_of(const std::vector<std::filesystem::path>& files);

}  // namespace pawl::check::supervise
