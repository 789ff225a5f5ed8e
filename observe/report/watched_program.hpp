// The program that is watched, as a child process.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace pawl::observe::report {

class watched_program {
public:
    /// library: put in front of what it loads. socket, letters: wire/facts.hpp.
    static std::expected<watched_program, std::string> start(const std::vector<std::string>& words,
                                                             const std::string& library, const std::string& socket,
                                                             const std::string& letters);
    ~watched_program();
    watched_program(watched_program&&) noexcept;
    watched_program& operator=(watched_program&&) = delete;

    [[nodiscard]] pid_t process() const { return process_; }
    /// For poll: readable when it has ended.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    void send(int signal) const;
    /// Waits for its end: its exit status, or 128 and the signal that ended it.
    int status();

private:
    watched_program(pid_t process, int descriptor) : process_(process), descriptor_(descriptor) {}
    pid_t process_;
    int descriptor_;
};

}  // namespace pawl::observe::report
