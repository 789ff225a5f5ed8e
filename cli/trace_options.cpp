#include "cli/trace_options.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/usage_line.hpp"
#include "cli/verb.hpp"

namespace pawl::cli {
namespace {

constexpr char footer[] =
    "\nA program that uses Pawl writes a trace where PAWL_TRACE=file is set; pawl check --trace file writes one of a\n"
    "schedule. Both can be opened at ui.perfetto.dev as well.\n\nExit status: 0; 2 where the file is no such trace.";

}  // namespace

std::expected<trace_options, early_end> parse_trace_options(int argc, char** argv) {
    trace_options options;
    CLI::App app("Shows what a traced program did: a table of its tasks, each step, or a page.", "pawl trace");
    app.formatter(std::make_shared<usage_line>("pawl trace FILE [OPTIONS]"));
    app.footer(footer);
    app.add_option("FILE", options.file, "a trace that a program or pawl check wrote")->required();
    app.add_option("--html", options.html_file, "write a page to look at: lanes, locks, arrows, source, step by step")
        ->option_text("FILE");
    app.add_flag("--text", options.text, "each step in a line");
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return std::unexpected(early_end{app.help(), exit_ok});
    } catch (const CLI::ParseError& error) {
        return std::unexpected(early_end{std::string("pawl trace: ") + error.what() + "\n", exit_usage});
    }
    return options;
}

}  // namespace pawl::cli
