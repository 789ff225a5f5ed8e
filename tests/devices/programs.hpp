// Programs that a test starts, and the terminal that it sits at.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "examples/devices/simulated/descriptor.hpp"

namespace devices {

using simulated::descriptor;

/// Reads until `until` has come, or the other end has gone. What is read stays in `so_far`. False: it has not come.
inline bool reads(int file, std::string& so_far, const std::string& until) {
    while (so_far.find(until) == so_far.npos) {
        char some[512];
        const auto got = ::read(file, some, sizeof some);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        so_far.append(some, static_cast<std::size_t>(got));
    }
    return true;
}

/// A program and what it prints; ended with the test, in any case.
class program {
public:
    explicit program(std::vector<std::string> words) {
        int ends[2];
        simulated::require(::pipe2(ends, O_CLOEXEC) == 0, "pipe");
        prints_ = descriptor{ends[0]};
        const descriptor into{ends[1]};
        std::vector<char*> raw;
        for (std::string& each : words) raw.push_back(each.data());
        raw.push_back(nullptr);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(into.number(), 1);
            ::dup2(into.number(), 2);
            ::execv(raw[0], raw.data());
            ::_exit(127);
        }
    }
    program(const program&) = delete;
    program& operator=(const program&) = delete;
    ~program() {
        if (child_ <= 0) return;
        tell(SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    void tell(int signal) const { ::kill(child_, signal); }
    /// Until it has printed that.
    bool says(const std::string& text) { return reads(prints_.number(), printed_, text); }
    /// Waits for its end: its status, and all that it printed. A signal counts as 128 and its number.
    int ends() {
        reads(prints_.number(), printed_, std::string(1, '\0'));
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    [[nodiscard]] const std::string& printed() const { return printed_; }

private:
    pid_t child_ = 0;
    descriptor prints_;
    std::string printed_;
};

/// A folder that goes with the test, and is the current one meanwhile: sockets have short names.
class folder {
public:
    folder() : before_{std::filesystem::current_path()} {
        char name[] = "/tmp/pawl_devices_XXXXXX";
        simulated::require(::mkdtemp(name) != nullptr, "mkdtemp");
        path_ = name;
        std::filesystem::current_path(path_);
    }
    ~folder() {
        std::filesystem::current_path(before_);
        std::filesystem::remove_all(path_);
    }

private:
    std::filesystem::path before_, path_;
};

}  // namespace devices
