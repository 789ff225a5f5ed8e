// The process in which the program under check runs, many executions one after another.
#pragma once

#include <sys/types.h>

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pawl::check::supervise {

struct launch {
    std::filesystem::path executable;
    std::vector<std::string> arguments;    // without the program's own name
    std::filesystem::path standard_input;  // empty: /dev/null
};

/// The file behind our own standard input if it is a regular one: every worker opens it anew.
std::filesystem::path regular_standard_input();

class worker {
public:
    static std::expected<worker, std::string> start(const launch& what, int session_descriptor);

    worker(worker&& other) noexcept;
    worker& operator=(worker&& other) noexcept;
    /// Kills it, and all that it started.
    ~worker();

    pid_t process() const { return process_; }

    /// Its wait status once it is dead.
    std::optional<int> death();

    void signal(int number) const;
    void kill();

private:
    explicit worker(pid_t process) : process_(process) {}

    pid_t process_ = -1;
    std::optional<int> status_;
};

/// "ended with status 3", "was killed by signal 9 (Killed)".
std::string death_words(int wait_status);

}  // namespace pawl::check::supervise
