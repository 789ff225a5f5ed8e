// The file in which an unfinished check waits for --resume, and a shard for pawl merge.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "check/supervise/interrupted_search.hpp"
#include "check/supervise/worker.hpp"
#include "cli/check_options.hpp"

namespace pawl::cli {

class pausing {
public:
    /// Of a command line, and what was built for it. `accepted`: the fingerprints that a baseline accepts.
    pausing(const check_options& options, int argc, char** argv, const check::supervise::launch& program,
            const std::filesystem::path& cache, const std::string& accepted);

    /// The error is a sentence for the user.
    std::expected<check::supervise::interrupted_search, std::string> earlier();
    /// After earlier() failed: what was there is of no use, and the check begins at the beginning.
    bool begins_again() const { return begins_again_; }

    /// Says once if it cannot be kept.
    void keep(check::supervise::interrupted_search standing);
    /// The same at the end of a shard: its file is what it was run for.
    void keep_shard(check::supervise::interrupted_search standing);
    bool kept() const { return kept_; }
    void forget();

private:
    std::filesystem::path file_, from_;
    std::string program_, options_;
    std::vector<std::string> command_;
    bool sharded_;
    bool begins_again_ = false, kept_ = false, told_ = false;
};

/// What tells programs apart: the file, what it is given, and the pawl that runs it; the same on other machines, if asked.
std::string fingerprint_of(const check::supervise::launch& program, bool elsewhere_too);

/// The command line with --resume, as a shell takes it.
std::string resuming_command(int argc, char** argv);

}  // namespace pawl::cli
