// A way through the steps of one execution: where one stands, and the commands that lead on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "check/report/step_view.hpp"

namespace pawl::cli {

class step_walk {
public:
    explicit step_walk(check::report::step_view& steps) : steps_(steps) {}

    enum class shows { step, tasks, output, help, nothing };

    /// One command with its words: "next", "goto 12", "/text", and their first letters.
    shows command(std::string_view line);

    std::size_t at() const { return at_; }
    bool left() const { return left_; }
    /// Why the last command led nowhere; empty if it did.
    const std::string& message() const { return message_; }

    static std::string help();

private:
    shows refuse(std::string why);
    shows go(std::size_t to);
    template <class Wanted>
    shows find(Wanted wanted, const std::string& what);
    shows go_to_step(std::string_view number);
    shows next_of(std::string_view task);
    shows search(std::string_view text);

    check::report::step_view& steps_;
    std::size_t at_ = 0;
    std::string searched_;
    std::string message_;
    bool left_ = false;
};

}  // namespace pawl::cli
