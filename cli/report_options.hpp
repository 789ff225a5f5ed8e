// The options of check and replay that say what becomes of a verdict.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/tell.hpp"

namespace pawl::cli {

inline void add_report_options(CLI::App& app, telling& how) {
    app.add_option("--json", how.json_file, "write the verdict as JSON; - is standard output")->option_text("FILE");
    app.add_option("--html", how.html_file, "write a page to look at: lanes, locks, arrows, source, step by step")
        ->option_text("FILE");
    app.add_option("--trace", how.trace_file, "write the execution for Perfetto or chrome://tracing")
        ->option_text("FILE");
    app.add_option("--sarif", how.sarif_file, "write the verdict as SARIF 2.1.0, for CI services; - is standard output")
        ->option_text("FILE");
    app.add_flag("--verbose", how.verbose, "the whole schedule, whole stacks, the program's output");
}

}  // namespace pawl::cli
