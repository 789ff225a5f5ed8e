// pawl run --html and --trace: what the board tells, kept until the run is over, and written to files.
#pragma once

#include <string>
#include <string_view>

#include "check/supervise/board_run.hpp"
#include "cli/run_options.hpp"
#include "sketch/told/timeline.hpp"

namespace pawl::cli {

class run_picture {
public:
    explicit run_picture(const run_options& options) : options_(options) {}

    bool wanted() const { return !options_.html_file.empty() || !options_.trace_file.empty(); }
    /// Asked before the run. The error's text; empty if there is none.
    std::string not_writable() const;
    void hear(const check::wire::board_event& event, std::string_view bytes);
    /// The error's text; empty if all went well.
    std::string write(const check::supervise::board_outcome& came, check::report::symbolizer& symbols);

private:
    const run_options& options_;
    sketch::timeline told_;
};

}  // namespace pawl::cli
