// A recorded execution as lines: calls, what each step did, repetitions folded, and only as many as fit a screen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/report/task_words.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

struct step_line {
    enum class kind { step, call, takes_over, gap, repeated } what = kind::step;
    std::uint64_t step = 0;
    int task = 0;
    int depth = 0;  // of calls: how far to indent
    std::string text;
    std::string place;  // file:line
    std::string file;   // of that place, as the debug information has it
    int line = 0;
    std::string source;    // the source line, where it is the user's own
    int weight = 0;        // how much it matters: small ones go first when there is no room
    std::string identity;  // two lines with the same are the same step of a loop
};

/// A line for each step, in order, with the calls and take-overs before it; nothing folded. `library_depth` as in
/// visible_path.
std::vector<step_line> unfolded_lines(const verdict& whole, task_words& names, std::size_t library_depth);

/// All lines, in order. `library_depth` as in visible_path.
std::vector<step_line> lines_of(const verdict& whole, task_words& names, std::size_t library_depth);

/// At most about `room` lines: the ones that matter, with gaps between them.
std::vector<step_line> shortened(std::vector<step_line> all, std::size_t room);

}  // namespace pawl::check::report
