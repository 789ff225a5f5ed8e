// Compilers run as child processes: side by side, their output kept, and ended with us.
#pragma once

#include <signal.h>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace pawl::check::build {

struct child {
    std::vector<std::string> words;        // words[0] is looked up in PATH
    std::vector<std::string> environment;  // NAME=value, added to or replacing this process's own
    std::filesystem::path folder;          // where it runs; empty: here
};

struct outcome {
    int status = 0;            // 0, an exit status, or 128 + the signal that ended it
    bool interrupted = false;  // by Ctrl-C or a termination signal sent to us: say nothing, clean up and go
    std::string output;        // both streams, in the order written

    explicit operator bool() const { return status == 0 && !interrupted; }
};

/// Holds back Ctrl-C and termination signals so that what was begun can be cleaned up. One that arrived meanwhile
/// takes effect at the end of this object's life.
class interrupts_held {
public:
    interrupts_held();
    ~interrupts_held();
    interrupts_held(const interrupts_held&) = delete;
    interrupts_held& operator=(const interrupts_held&) = delete;

private:
    sigset_t before_;
};

/// At most `side_by_side` at a time. The first failure lets those that already run end, and starts no others: their
/// status stays 0 and their output empty. Hold an interrupts_held around it.
std::vector<outcome> run_all(std::span<const child> children, unsigned side_by_side);

outcome run(const child& one);

/// Becomes that program. Returns only on failure, with the exit status to use, its message printed.
int become(const std::vector<std::string>& words, const std::vector<std::string>& environment = {});

}  // namespace pawl::check::build
