// A trace as pawl check or a traced program wrote it, read back: what its page and its table are made of.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::check::report {

struct trace_file {
    struct stay {
        double from, to;  // microseconds, as everywhere here
        std::string how, text, file;
        int line = 0;
        int peer = -1;  // who can end it
    };
    struct task {
        std::string name;
        bool interrupt = false;
        int priority = -1;  // -1: not told
        std::vector<stay> stays;
    };
    struct step {
        std::uint64_t number;
        int task;
        double at;
        std::string text, place, file;
        int line = 0, core = 0, priority = -1;
        std::string takes_over;  // it preempts somebody
    };
    struct holding {
        int task;
        std::string what;
        double from, to;
    };
    struct arrow {
        std::string kind, object;
        std::size_t from, to;  // indices of steps
    };

    bool of_a_run = false;  // not of a schedule
    std::string machine;
    std::uint64_t lost = 0;
    std::vector<std::string> cores;  // or threads
    std::vector<task> tasks;
    std::vector<step> steps;
    std::vector<holding> holdings;
    std::vector<arrow> arrows;

    [[nodiscard]] double length() const;
    /// How many steps were done before that moment.
    [[nodiscard]] std::size_t steps_before(double moment) const;
};

/// Or why not, with the place: the line and column, or the number of the event, from 0.
std::expected<trace_file, std::string> read_trace(std::string_view text);

}  // namespace pawl::check::report
