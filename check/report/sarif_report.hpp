// The verdict in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which services for continuous
// integration read: docs/continuous-integration.md says how.
#pragma once

#include <string>
#include <vector>

#include "check/report/symbolizer.hpp"
#include "check/report/verdict.hpp"

namespace pawl::check::report {

/// What only the command knows.
struct sarif_setting {
    std::string version;                // of Pawl
    std::string documentation;          // where docs/ is found on the network, with a slash at its end; empty: nowhere
    std::vector<std::string> words;     // the command line
    std::vector<std::string> programs;  // its sources: what a finding without any place is shown at
    std::string working_folder;
    std::string source_root;  // sources below it are named relative to it
    int exit_status = 0;
};

/// One run with a rule for each kind, a result for each finding and warning; ends with a newline.
std::string sarif_report(const verdict& whole, symbolizer& symbols, const sarif_setting& setting);

}  // namespace pawl::check::report
