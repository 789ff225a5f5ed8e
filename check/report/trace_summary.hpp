// A trace in some sentences and figures.
#pragma once

#include <string>
#include <vector>

#include "check/report/trace_file.hpp"

namespace pawl::check::report {

struct task_summary {
    std::string name;
    double runs = 0, could_go_on = 0, waits = 0, sleeps = 0;  // microseconds
    double longest = 0;
    std::string longest_text;  // "1.2 ms for mutex \"deck\", at 3.4 ms"
};
/// In the order of the tracks.
std::vector<task_summary> summary_of(const trace_file& traced);

/// "5 tasks on 3 threads, 64 steps in 12.3 ms".
std::string headline_of(const trace_file& traced);
/// What whoever looks at it should know: events that are missing; who waits at its end.
std::vector<std::string> remarks_on(const trace_file& traced);

/// "820 ns", "12.3 us", "4.56 ms", "7.89 s".
std::string time_text(double microseconds);

}  // namespace pawl::check::report
